package dev.governor.context;

import dev.governor.finding.SignalDocument;
import java.util.List;

/**
 * Reads one format of inventory, ownership or classification into facts; one small injectable class for each format.
 *
 * <p>A reader is pure: no clock, no network, no state, and it follows no link in what it reads.
 */
public interface ContextReader {

    /** Returns the name of the format, for example {@code cmdb-items}. */
    String format();

    /** Tells, by content, whether {@code document} is of this format; cheap. */
    boolean recognises(SignalDocument document);

    /**
     * Returns what {@code document} says about the estate.
     *
     * @throws dev.governor.kernel.ProblemException {@code INVALID_SIGNAL} with places when it breaks its format
     */
    List<ContextFact> read(SignalDocument document);
}
