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

    /** Returns the name of the format, for example {@code trivy}; unique, and stable. */
    String format();

    /** Returns what the format is called and what it brings, in a few words, for people. */
    String title();

    /** Tells, by content and never by name, whether a document is of this format; cheap. */
    boolean recognises(Sketch sketch);

    /** Returns where the records stand, see {@link RecordPath}, for example {@code /matches/*}. */
    List<String> records();

    /**
     * Tells whether the format defines its records as independent of each other, so that a broken one may be left out and
     * the others kept. A scan report is one whole, and says no.
     */
    default boolean independent() {
        return false;
    }

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
