package dev.governor.signal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.re2j.Pattern;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Writes YAML as JSON, event by event, one value for each document of the stream that is not empty.
 *
 * <p>Plain scalars are read by the core schema: {@code null}, {@code true}, {@code false} and decimal numbers; all other
 * text stays text, so {@code 0123} and {@code 2026-01-10} are what is written. Aliases and tags are refused.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#103-core-schema">YAML 1.2, core schema</a>
 */
final class YamlText {

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,999})");
    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]{0,30})\\.[0-9]{1,30}([eE][-+]?[0-9]{1,3})?");

    private final Parser parser;
    private final Metered bytes;
    private final JsonGenerator out;
    private final NameBudget names = new NameBudget();
    private final Deque<Level> levels = new ArrayDeque<>();

    /** A mapping or a sequence that has not ended. */
    private static final class Level {
        private final @Nullable Set<String> keys;
        private boolean keyNext = true;

        Level(@Nullable Set<String> keys) {
            this.keys = keys;
        }
    }

    private YamlText(Reader text, Metered bytes, JsonGenerator out) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.parser = new ParserImpl(new StreamReader(text), options);
        this.bytes = bytes;
        this.out = out;
    }

    /** Returns how many documents were written. */
    static int transcode(Reader text, Metered bytes, JsonGenerator out) throws IOException {
        try {
            return new YamlText(text, bytes, out).write();
        } catch (MarkedYAMLException e) {
            throw broken(e.getProblemMark(), "not valid YAML: " + Hygiene.line(String.valueOf(e.getProblem()), 160));
        } catch (YAMLException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw broken(null, "not acceptable YAML: " + Hygiene.line(String.valueOf(e.getMessage()), 160));
        }
    }

    private int write() throws IOException {
        int documents = 0;
        boolean fresh = false;
        for (Event event = parser.getEvent(); event != null; event = parser.getEvent()) {
            bytes.seen();
            if (event.is(Event.ID.StreamEnd)) {
                return documents;
            }
            if (event.is(Event.ID.DocumentStart)) {
                fresh = true;
            } else if (event instanceof NodeEvent || event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
                boolean empty = fresh && event instanceof ScalarEvent scalar && isNull(scalar);
                documents += fresh && !empty ? 1 : 0;
                fresh = false;
                if (!empty) {
                    write(event);
                }
            }
        }
        return documents;
    }

    private void write(Event event) throws IOException {
        if (event.is(Event.ID.Alias)) {
            throw broken(event.getStartMark(), "not acceptable YAML: aliases are not followed");
        }
        if (event.is(Event.ID.MappingEnd)) {
            levels.pop();
            out.writeEndObject();
            return;
        }
        if (event.is(Event.ID.SequenceEnd)) {
            levels.pop();
            out.writeEndArray();
            return;
        }
        Level around = levels.peek();
        if (around != null && around.keys != null) {
            around.keyNext = !around.keyNext;
            if (!around.keyNext) {
                key(event, around.keys);
                return;
            }
        }
        value(event);
    }

    private void key(Event event, Set<String> keys) throws IOException {
        if (!(event instanceof ScalarEvent scalar) || scalar.getValue().length() > SignalLimits.MAX_NAME) {
            throw broken(event.getStartMark(), "not acceptable YAML: a key is no short text");
        }
        String key = scalar.getValue();
        names.spend(key, null);
        if (!keys.add(Trees.storable(key))) {
            throw broken(
                    event.getStartMark(),
                    "not acceptable YAML: the key `" + Hygiene.line(key, 100) + "` appears twice");
        }
        out.writeFieldName(Trees.storable(key));
    }

    private void value(Event event) throws IOException {
        if (event instanceof MappingStartEvent mapping) {
            refuseTag(mapping.getTag(), event);
            open(new HashSet<>(), event);
            out.writeStartObject();
        } else if (event instanceof SequenceStartEvent sequence) {
            refuseTag(sequence.getTag(), event);
            open(null, event);
            out.writeStartArray();
        } else if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), event);
            scalar(scalar);
        }
    }

    private void open(@Nullable Set<String> keys, Event event) {
        levels.push(new Level(keys));
        if (levels.size() > SignalLimits.MAX_DEPTH) {
            throw broken(event.getStartMark(), "not acceptable YAML: the depth is more than " + SignalLimits.MAX_DEPTH);
        }
    }

    private void scalar(ScalarEvent scalar) throws IOException {
        String text = scalar.getValue();
        if (text.length() > SignalLimits.MAX_TEXT) {
            throw broken(scalar.getStartMark(), "a text is longer than " + SignalLimits.MAX_TEXT);
        }
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN || text.length() > SignalLimits.MAX_DIGITS) {
            out.writeString(Trees.storable(text));
        } else if (isNull(scalar)) {
            out.writeNull();
        } else if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            out.writeBoolean(text.equalsIgnoreCase("true"));
        } else if (INTEGER.matcher(text).matches()) {
            out.writeNumber(new BigInteger(text));
        } else if (DECIMAL.matcher(text).matches()) {
            out.writeNumber(Double.parseDouble(text));
        } else {
            out.writeString(Trees.storable(text));
        }
    }

    private static boolean isNull(ScalarEvent scalar) {
        String text = scalar.getValue();
        return scalar.getScalarStyle() == ScalarStyle.PLAIN
                && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }

    private static void refuseTag(@Nullable String tag, Event event) {
        if (tag != null) {
            throw broken(event.getStartMark(), "not acceptable YAML: tags are not followed");
        }
    }

    private static ProblemException broken(@Nullable Mark mark, String detail) {
        return mark == null
                ? SignalJson.broken(1, 1, detail)
                : SignalJson.broken(mark.getLine() + 1L, mark.getColumn() + 1L, detail);
    }
}
