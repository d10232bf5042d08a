package dev.governor.context;

import dev.governor.finding.RecordResult;
import dev.governor.signal.Rejection;
import java.util.List;
import java.util.stream.Stream;

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
 * @param rejected what was left out although the signal was taken, at most {@link #MAX_LISTED}
 * @param findings the ids of the findings it is about, at most {@link #MAX_LISTED}
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

    /** How many findings and how many rejections are listed at most. */
    public static final int MAX_LISTED = 1_000;

    public IngestResult {
        rejected = List.copyOf(rejected.subList(0, Math.min(rejected.size(), MAX_LISTED)));
        findings = List.copyOf(findings.subList(0, Math.min(findings.size(), MAX_LISTED)));
    }

    /** Returns the result of a signal of which nothing has been stored yet. */
    static IngestResult none(String signal) {
        return new IngestResult(signal, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of(), 0);
    }

    /** Returns what recording reports of a signal did. */
    static IngestResult of(String signal, RecordResult recorded) {
        return new IngestResult(
                signal,
                0,
                recorded.accepted(),
                recorded.merged(),
                recorded.unchanged(),
                recorded.resolved(),
                recorded.evidence(),
                0,
                List.of(),
                recorded.findings(),
                0);
    }

    /** Returns what this part and the {@code next} part of one signal did together. */
    IngestResult plus(IngestResult next) {
        return new IngestResult(
                signal,
                records + next.records,
                accepted + next.accepted,
                merged + next.merged,
                unchanged + next.unchanged,
                resolved + next.resolved,
                evidence + next.evidence,
                context + next.context,
                Stream.concat(rejected.stream(), next.rejected.stream()).toList(),
                Stream.concat(findings.stream(), next.findings.stream())
                        .distinct()
                        .toList(),
                Math.max(revision, next.revision));
    }

    /** Returns the same result of a signal that turned out to hold this. */
    IngestResult of(long allRecords, List<Rejection> leftOut) {
        return new IngestResult(
                signal,
                allRecords,
                accepted,
                merged,
                unchanged,
                resolved,
                evidence,
                context,
                leftOut,
                findings,
                revision);
    }
}
