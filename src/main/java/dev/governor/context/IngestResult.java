package dev.governor.context;

import dev.governor.signal.Rejection;
import java.util.List;

/**
 * What a signal did. A signal is taken whole or not at all.
 *
 * @param signal {@code sig_…}, the subject of its receipt
 * @param records how many elements the source's own lists hold
 * @param accepted findings that were opened
 * @param merged reports that changed a known finding
 * @param unchanged reports and facts that said nothing new
 * @param resolved findings that a report resolved
 * @param evidence reports of passed checks
 * @param context facts about the estate that changed the graph
 * @param rejected what was left out although the signal was taken
 * @param findings the ids of the findings it is about
 * @param revision the graph revision after it
 */
public record IngestResult(
        String signal,
        long records,
        int accepted,
        int merged,
        int unchanged,
        int resolved,
        int evidence,
        int context,
        List<Rejection> rejected,
        List<String> findings,
        long revision) {

    public IngestResult {
        rejected = List.copyOf(rejected);
        findings = List.copyOf(findings);
    }
}
