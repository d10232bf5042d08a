package dev.governor.context;

import dev.governor.context.SignalReading.Contents;
import dev.governor.context.SignalService.Delivery;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Trust;
import dev.governor.signal.SignalBody;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signal that was received.
 *
 * @param id {@code sig_…}
 * @param actor the subject of the principal who sent it
 * @param ceiling how far it may be believed at most
 * @param source what its sender calls itself
 * @param raw the digest of its bytes
 * @param bytes how many bytes it has
 * @param formats the formats of its documents, empty before it was read
 * @param state how far it is taken in
 * @param records how many records it holds, 0 before it was read
 * @param items how many reports and facts its records make, 0 before it was read
 * @param taken how many of them are stored
 * @param result what it did so far, null before anything was stored
 * @param problem why it was refused, null when it was not
 * @param receivedAt when it was received
 * @param finishedAt when it was stored or refused, null before
 */
public record SignalJob(
        String id,
        String actor,
        Trust ceiling,
        String source,
        Digest raw,
        long bytes,
        List<String> formats,
        SignalState state,
        long records,
        long items,
        long taken,
        @Nullable IngestResult result,
        @Nullable Refusal problem,
        Instant receivedAt,
        @Nullable Instant finishedAt) {

    /** Why a signal was refused. */
    public record Refusal(ProblemCode code, String detail, List<Place> places) {}

    /** Returns the job of a signal that was received and not read yet. */
    static SignalJob queued(String id, Delivery delivery, SignalBody body, Instant now) {
        return new SignalJob(
                id,
                delivery.actor(),
                delivery.ceiling() == Trust.UNKNOWN ? Trust.CLAIMED : delivery.ceiling(),
                Objects.requireNonNullElse(delivery.source(), ""),
                body.digest(),
                body.size(),
                List.of(),
                SignalState.QUEUED,
                0,
                0,
                0,
                null,
                null,
                now,
                null);
    }

    /** Returns how many of its records are stored, as far as that can be told. */
    public long recordsDone() {
        if (state == SignalState.DONE) {
            return records;
        }
        return items == 0 ? 0 : Math.round((double) records * taken / items);
    }

    private SignalJob with(
            SignalState next, List<String> said, long all, long parts, long stored, @Nullable IngestResult did) {
        return new SignalJob(
                id,
                actor,
                ceiling,
                source,
                raw,
                bytes,
                said,
                next,
                all,
                parts,
                stored,
                did,
                problem,
                receivedAt,
                finishedAt);
    }

    /** Returns the job after its signal was read to its end. */
    SignalJob read(Contents contents, long parts) {
        return with(SignalState.RUNNING, contents.formats(), contents.records(), parts, 0, null);
    }

    /** Returns the job after one more portion was stored, up to the item {@code stored}. */
    SignalJob with(IngestResult did, long stored) {
        return with(state, formats, records, items, stored, did);
    }

    /** Returns the job after everything was stored. */
    SignalJob done(IngestResult did, Instant now) {
        return new SignalJob(
                id,
                actor,
                ceiling,
                source,
                raw,
                bytes,
                formats,
                SignalState.DONE,
                records,
                items,
                items,
                did,
                null,
                receivedAt,
                now);
    }

    /** Returns the job after its signal was refused. */
    SignalJob failed(Refusal refusal, Instant now) {
        return new SignalJob(
                id,
                actor,
                ceiling,
                source,
                raw,
                bytes,
                formats,
                SignalState.FAILED,
                records,
                items,
                taken,
                result,
                refusal,
                receivedAt,
                now);
    }
}
