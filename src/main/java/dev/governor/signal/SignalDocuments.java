package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** The documents in a signal's body. */
public final class SignalDocuments {

    private SignalDocuments() {}

    /**
     * Hands over the documents of {@code signal}, in their order.
     *
     * @param rejected takes the documents that are broken where others are kept, because the syntax defines them as
     *     independent (lines of JSON)
     * @throws ProblemException {@code MALFORMED_BODY} with the line and column when the body is broken, {@code
     *     BODY_TOO_LARGE} when it is larger than the limits allow
     */
    public static void forEach(RawSignal signal, Consumer<SignalDocument> each, Consumer<Rejection> rejected) {
        try (InputStream in = signal.body().open()) {
            new SignalParser(in.readAllBytes()).parse(signal.source()).forEach(each);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the body", e);
        }
    }

    /** Returns the documents of a small body, for tests and for callers that need them all at once. */
    public static List<SignalDocument> of(RawSignal signal) {
        List<SignalDocument> documents = new java.util.ArrayList<>();
        forEach(signal, documents::add, rejection -> {});
        return documents;
    }

    static SignalDocument tree(String place, String source, Syntax syntax, JsonNode root) {
        return new TreeDocument(place, source, Envelope.NONE, new Sketch(syntax, cut(root)), root);
    }

    private static JsonNode cut(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < Math.min(node.size(), Sketch.MAX_ELEMENTS); i++) {
                copy.add(cut(node.get(i)));
            }
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.fields().forEachRemaining(field -> copy.set(field.getKey(), cut(field.getValue())));
            return copy;
        }
        return node;
    }
}
