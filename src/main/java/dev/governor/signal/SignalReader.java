package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import java.util.List;

/**
 * Reads one format, record by record; one small injectable class for each format.
 *
 * <p>A reader is pure: no clock, no network, no state of its own. It says what the format says and leaves identity,
 * merging, trust and the cleaning of text to those who ask it.
 *
 * @param <T> what it reads records into
 */
public interface SignalReader<T> {

    /** Returns which format it reads. */
    Format format();

    /** Tells, by content and never by name, whether a document is of this format; cheap. */
    boolean recognises(Sketch sketch);

    /**
     * Returns what is wrong with the document around the records, empty when nothing is: a run that names no tool, a list
     * that is null.
     *
     * @param root the document without its records
     */
    default List<Place> check(JsonNode root) {
        return List.of();
    }

    /**
     * Returns what a record says, in its order; nothing when it says nothing about the estate.
     *
     * @throws ProblemException {@code INVALID_SIGNAL} with JSON pointers when the record breaks its format
     */
    List<T> read(SignalRecord record);
}
