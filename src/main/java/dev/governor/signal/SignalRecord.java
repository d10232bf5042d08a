package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One of the repeating elements of a document, on its way to a reader.
 *
 * @param at where it stands: the document's place, if it is one of several, and a JSON pointer; for a row, {@code line 7}
 * @param node the element
 * @param root the document around it, without the records
 * @param parents the objects and arrays around it, outermost first, without the records; the first is the root
 * @param envelope what the transport said
 * @param source what the sender calls itself, empty when it gave no name
 * @param memory what a reader remembers while it reads one document, see {@link #remember}
 */
public record SignalRecord(
        String at,
        JsonNode node,
        JsonNode root,
        List<JsonNode> parents,
        Envelope envelope,
        String source,
        Map<String, Object> memory) {

    /** Returns the nearest object around the element; the element itself when it is the document. */
    public JsonNode parent() {
        for (int i = parents.size() - 1; i >= 0; i--) {
            if (parents.get(i).isObject()) {
                return parents.get(i);
            }
        }
        return node;
    }

    /** Returns the text at {@code pointer} below the element, or empty when there is none; numbers become text. */
    public String text(String pointer) {
        return node.at(pointer).asText("").strip();
    }

    /** Returns what was remembered under {@code name} while reading this document, made by {@code fresh} the first time. */
    @SuppressWarnings("unchecked")
    public <T> T remember(String name, Supplier<T> fresh) {
        return (T) memory.computeIfAbsent(name, missing -> fresh.get());
    }

    /** Returns the problem that the element breaks its format at {@code pointer} below it. */
    public ProblemException broken(String pointer, String detail) {
        return ProblemException.at(ProblemCode.INVALID_SIGNAL, at + pointer, detail);
    }
}
