package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * One document of a signal, in the shape of JSON whatever its syntax, its envelopes peeled off.
 *
 * <p>Readers never see the bytes, so the limits on size, depth, texts and aliases hold for every format.
 */
public interface SignalDocument {

    /** Returns which document of the signal this is, for example {@code line 7}; empty when it is the only one. */
    String place();

    /** Returns where {@code pointer}, a JSON pointer in the document, stands in the signal. */
    default String at(String pointer) {
        return place().isEmpty() ? pointer : place() + " " + pointer;
    }

    /** Returns what the sender calls itself, empty when it gave no name. */
    String source();

    /** Returns what the envelopes said. */
    Envelope envelope();

    /** Returns what the document looks like. */
    Sketch sketch();

    /** Returns the document without the records at {@code paths}; small, however large the document is. */
    JsonNode skeleton(List<RecordPath> paths);

    /** Hands over the records at {@code paths}, in the order of the document. */
    void forEach(List<RecordPath> paths, Consumer<SignalRecord> each);
}
