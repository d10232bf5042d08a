package dev.governor.signal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The JSON values in a body, one after the other, each a document.
 *
 * <p>INVARIANT: all of them have been read and found well-formed before the first is handed over. Broken ones are left out
 * only where each stands on a line of its own and the first or second line is good.
 */
final class JsonValues {

    private static final int MAX_TOGETHER = 50_000;

    private final SignalBody body;
    private final int treeBytes;

    JsonValues(SignalBody body, int treeBytes) {
        this.body = body;
        this.treeBytes = treeBytes;
    }

    /** Takes the documents. */
    interface Sink {
        /** Takes a document that fits into memory. */
        void tree(String place, JsonNode root);

        /** Takes a document that does not: what it looks like, and where it starts. */
        void large(String place, JsonNode sketch, SignalBody body, long offset);
    }

    /** Says where the value with a number, from 0, on a line stands. */
    interface Naming {
        String place(long number, long line);
    }

    /** Reads bytes nobody has checked. */
    void forEach(Sink sink, Consumer<Rejection> rejected) throws IOException {
        try {
            List<Line> small = body.size() <= treeBytes ? together() : null;
            if (small != null) {
                handOver(small, sink);
                return;
            }
            forEachLarge(sink);
        } catch (JsonProcessingException e) {
            ProblemException refusal = SignalJson.refusal(e);
            if (!LineByLine.looksLikeLines(body)) {
                throw refusal;
            }
            new LineByLine(body, sink, rejected).forEach();
        }
    }

    private record Line(long line, JsonNode root) {}

    private static void handOver(List<Line> values, Sink sink) {
        for (Line value : values) {
            sink.tree(values.size() > 1 ? "line " + value.line() : "", value.root());
        }
    }

    private @Nullable List<Line> together() throws IOException {
        NameBudget names = new NameBudget();
        byte[] bytes = bytes();
        List<Line> values = new ArrayList<>();
        try (JsonParser parser = SignalJson.strict(bytes, 0, bytes.length)) {
            while (parser.nextToken() != null) {
                long line = parser.currentTokenLocation().getLineNr();
                values.add(new Line(line, Trees.document(parser, names, treeBytes)));
                if (values.size() > MAX_TOGETHER) {
                    return null;
                }
            }
        } catch (Trees.TooLarge e) {
            return null;
        }
        if (values.isEmpty()) {
            throw SignalJson.broken(1, 1, "the body is empty");
        }
        return values;
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = body.open()) {
            return in.readAllBytes();
        }
    }

    private void forEachLarge(Sink sink) throws IOException {
        JsonNode first = null;
        long offset = 0;
        long values = 0;
        try (JsonParser parser = new NameCounting(SignalJson.strict(body.open()))) {
            while (parser.nextToken() != null) {
                values++;
                if (first == null) {
                    offset = parser.currentTokenLocation().getByteOffset();
                    first = Sketching.cut(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (first == null) {
            throw SignalJson.broken(1, 1, "the body is empty");
        }
        if (values == 1) {
            sink.large("", first, body, offset);
        } else {
            forEachChecked(sink, (number, line) -> "line " + line);
        }
    }

    /** Reads bytes that are known to be well-formed. */
    void forEachChecked(Sink sink, Naming naming) throws IOException {
        try (JsonParser parser = SignalJson.checked(body.open())) {
            for (long number = 0; parser.nextToken() != null; number++) {
                String place =
                        naming.place(number, parser.currentTokenLocation().getLineNr());
                long offset = parser.currentTokenLocation().getByteOffset();
                JsonNode tree = treeOrNull(parser);
                if (tree != null) {
                    sink.tree(place, tree);
                } else {
                    sink.large(place, sketchAt(offset), body, offset);
                }
            }
        } catch (JsonProcessingException e) {
            throw SignalJson.refusal(e);
        }
    }

    private @Nullable JsonNode treeOrNull(JsonParser parser) throws IOException {
        try {
            return Trees.document(parser, null, treeBytes);
        } catch (Trees.TooLarge e) {
            while (!parser.getParsingContext().inRoot()) {
                parser.nextToken();
            }
            return null;
        }
    }

    private JsonNode sketchAt(long offset) throws IOException {
        try (InputStream in = body.open()) {
            in.skipNBytes(offset);
            try (JsonParser parser = SignalJson.checked(in)) {
                parser.nextToken();
                return Sketching.cut(parser);
            }
        }
    }

    /** Newline-delimited JSON in which some lines are broken. */
    private record LineByLine(SignalBody body, Sink sink, Consumer<Rejection> rejected) {

        void forEach() throws IOException {
            NameBudget names = new NameBudget();
            int broken = 0;
            try (InputStream in = body.open()) {
                Lines lines = new Lines(in);
                for (byte[] line = lines.next(); line != null; line = lines.next()) {
                    String place = "line " + lines.line();
                    if (isBlank(line)) {
                        continue;
                    }
                    try {
                        sink.tree(place, value(line, names, lines.tooLong()));
                    } catch (Broken e) {
                        broken++;
                        if (broken > SignalLimits.MAX_BROKEN) {
                            throw SignalJson.broken(
                                    lines.line(), 1, "more than " + SignalLimits.MAX_BROKEN + " lines are broken");
                        }
                        rejected.accept(
                                new Rejection(place, ProblemCode.MALFORMED_BODY, String.valueOf(e.getMessage())));
                    }
                }
            }
        }

        private static JsonNode value(byte[] line, NameBudget names, boolean tooLong) throws IOException, Broken {
            if (tooLong) {
                throw new Broken("the line is longer than " + SignalLimits.MAX_LINE + " bytes");
            }
            try (JsonParser parser = SignalJson.strict(line, 0, line.length)) {
                parser.nextToken();
                JsonNode value = Trees.document(parser, names, SignalLimits.MAX_LINE);
                if (parser.nextToken() != null) {
                    throw new Broken("text follows the value on its line");
                }
                return value;
            } catch (JsonProcessingException e) {
                throw new Broken(SignalJson.refusal(e).detail());
            } catch (Trees.TooLarge e) {
                throw new Broken("the line holds too many values");
            }
        }

        static boolean looksLikeLines(SignalBody body) throws IOException {
            try (InputStream in = body.open()) {
                Lines lines = new Lines(in);
                byte[] first = nonBlank(lines);
                if (first == null || lines.tooLong() || first[0] != '{') {
                    return false;
                }
                byte[] second = nonBlank(lines);
                if (second == null) {
                    return false;
                }
                boolean open = "[{,:".indexOf(first[lastVisible(first)]) >= 0;
                return isGood(first) || !open && !lines.tooLong() && second[0] == '{' && isGood(second);
            }
        }

        private static int lastVisible(byte[] line) {
            int last = line.length - 1;
            while (last > 0 && line[last] <= ' ' && line[last] >= 0) {
                last--;
            }
            return last;
        }

        private static boolean isGood(byte[] line) throws IOException {
            try {
                return value(line, new NameBudget(), false).isObject();
            } catch (Broken | ProblemException e) {
                return false;
            }
        }

        private static byte @Nullable [] nonBlank(Lines lines) throws IOException {
            byte[] line = lines.next();
            while (line != null && isBlank(line)) {
                line = lines.next();
            }
            return line;
        }

        private static boolean isBlank(byte[] line) {
            for (byte b : line) {
                if (b < 0 || b > ' ') {
                    return false;
                }
            }
            return true;
        }
    }

    /** A line that is left out, and why. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String detail) {
            super(detail, null, false, false);
        }
    }
}
