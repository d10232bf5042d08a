package dev.governor.console;

import dev.governor.context.IngestResult;
import dev.governor.context.SignalJob;
import dev.governor.context.SignalState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One signal in the table.
 *
 * @param id the signal
 * @param source what its sender calls itself; hostile
 * @param formats the formats it was read as
 * @param bytes how long it is
 * @param state how far it is taken in
 * @param running whether that will still change
 * @param records how many records it holds
 * @param done how many of them are stored
 * @param counts what it did, empty when it did nothing yet
 * @param problem why it was refused, empty when it was not; hostile
 * @param received when it came
 * @param finished when it was stored or refused, null before
 */
record SignalRow(
        String id,
        String source,
        String formats,
        String bytes,
        Badge state,
        boolean running,
        long records,
        long done,
        String counts,
        String problem,
        Moment received,
        @Nullable Moment finished) {

    static SignalRow of(SignalJob job, Instant now) {
        IngestResult result = job.result();
        Instant finished = job.finishedAt();
        return new SignalRow(
                job.id(),
                job.source().isBlank() ? "not named" : job.source(),
                String.join(", ", job.formats()),
                Wording.count(job.bytes(), "byte"),
                badge(job.state()),
                job.state() == SignalState.QUEUED || job.state() == SignalState.RUNNING,
                job.records(),
                job.recordsDone(),
                result == null ? "" : counts(result),
                job.problem() == null
                        ? ""
                        : job.problem().code().slug() + ": " + job.problem().detail(),
                Moment.of(job.receivedAt(), now),
                finished == null ? null : Moment.of(finished, now));
    }

    private static Badge badge(SignalState state) {
        return switch (state) {
            case QUEUED -> new Badge("queued", "○", "info");
            case RUNNING -> new Badge("running", "▸", "info");
            case DONE -> new Badge("done", "✓", "good");
            case FAILED -> new Badge("failed", "✕", "bad");
        };
    }

    private static String counts(IngestResult result) {
        return result.accepted() + " new, " + result.merged() + " changed, " + result.unchanged() + " unchanged, "
                + result.resolved() + " resolved, " + result.evidence() + " evidence, " + result.context()
                + " context, " + result.rejected().size() + " rejected";
    }
}
