package dev.governor.signal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
            if (!JsonLines.looksLikeLines(body)) {
                throw refusal;
            }
            new JsonLines(body, sink, rejected).forEach();
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
}
