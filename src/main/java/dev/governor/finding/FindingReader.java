package dev.governor.finding;

import java.util.List;

/**
 * Reads one source format into reports; one small injectable class for each format.
 *
 * <p>A reader is pure: no clock, no network, no state. It reports what the format says and leaves identity, merging and
 * cleaning of text to {@link FindingService}.
 */
public interface FindingReader {

    /** Returns the name of the format, for example {@code sarif}. */
    String format();

    /** Tells, by content, whether {@code document} is of this format; cheap. */
    boolean recognises(SignalDocument document);

    /**
     * Returns what {@code document} reports, in its order; a passed check is a report too.
     *
     * @throws dev.governor.kernel.ProblemException {@code INVALID_SIGNAL} with JSON pointers when it breaks its format
     */
    List<FindingReport> read(SignalDocument document);
}
