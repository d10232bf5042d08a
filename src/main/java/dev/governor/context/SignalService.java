package dev.governor.context;

import dev.governor.context.SignalReading.Contents;
import dev.governor.context.SignalStore.Portion;
import dev.governor.finding.FindingReport;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import dev.governor.signal.Hygiene;
import dev.governor.signal.RawSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The door for everything that is told to the governor: findings, inventories, owners, classifications. */
@ApplicationScoped
public class SignalService {

    /** The largest body that is taken in at once, in bytes. */
    public static final int MAX_AT_ONCE = 8 * 1024 * 1024;

    private static final int MAX_ITEMS_AT_ONCE = 20_000;
    private static final int MAX_TEXT_AT_ONCE = 32_000_000;
    private static final int MAX_SOURCE = 1_000;
    private static final int MAX_READING = 2;

    private final SignalReading reading;
    private final SignalStore store;
    private final SignalTurn turn;
    private final SignalJobs jobs;
    private final SignalLedger ledger;
    private final Clock clock;
    private final Semaphore readers = new Semaphore(MAX_READING, true);

    SignalService(
            SignalReading reading,
            SignalStore store,
            SignalTurn turn,
            SignalJobs jobs,
            SignalLedger ledger,
            Clock clock) {
        this.reading = reading;
        this.store = store;
        this.turn = turn;
        this.jobs = jobs;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What was sent.
     *
     * @param source what the sender calls itself, null when it gives no name
     * @param ceiling how far it may be believed at most
     * @param actor the subject of the principal who sent it
     */
    public record Delivery(@Nullable String source, Trust ceiling, String actor) {}

    /**
     * What became of a delivery.
     *
     * @param signal {@code sig_…}
     * @param result what it did; null when it waits, see {@link #find}
     */
    public record Received(String signal, @Nullable IngestResult result) {}

    /**
     * Takes in a small signal, whole or not at all.
     *
     * @throws ProblemException {@code MALFORMED_BODY} when it cannot be parsed, {@code UNKNOWN_FORMAT} when no reader knows
     *     it, {@code INVALID_SIGNAL} when it breaks its own format, {@code BODY_TOO_LARGE} when it says too much to be taken
     *     in at once; then nothing is stored
     */
    public IngestResult ingest(RawSignal signal) {
        readers.acquireUninterruptibly();
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Collected collected = new Collected();
            SignalJob job = job(signal, now);
            Contents contents = reading.read(signal, now, collected);
            return turn.take(() -> store.store(job, contents, collected.portion()));
        } catch (TooMuch e) {
            throw new ProblemException(ProblemCode.BODY_TOO_LARGE, "the signal says too much to be taken in at once");
        } finally {
            readers.release();
        }
    }

    /**
     * Takes in a small signal at once, and lets a large one wait for its turn.
     *
     * @param body read to its end, once
     * @param wait lets a small one wait too
     * @throws ProblemException as {@link #ingest}; {@code BODY_TOO_LARGE} when it has too many bytes, {@code RATE_LIMITED}
     *     when too many signals wait
     */
    public Received receive(InputStream body, Delivery delivery, boolean wait) throws IOException {
        byte[] start = body.readNBytes(MAX_AT_ONCE + 1);
        if (start.length == 0) {
            throw new ProblemException(ProblemCode.MALFORMED_BODY, "the body is empty");
        }
        String source = source(delivery.source());
        if (start.length <= MAX_AT_ONCE && !wait) {
            try {
                IngestResult result = ingest(new RawSignal(start, source, delivery.ceiling(), delivery.actor()));
                return new Received(result.signal(), result);
            } catch (ProblemException e) {
                if (e.code() != ProblemCode.BODY_TOO_LARGE) {
                    throw e;
                }
            }
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), body);
        return new Received(jobs.submit(whole, new Delivery(source, delivery.ceiling(), delivery.actor())), null);
    }

    /** Returns the signal {@code id}, or empty. */
    public Optional<SignalJob> find(String id) {
        return ledger.find(id);
    }

    /** Returns signals, newest first. */
    public Page<SignalJob> list(@Nullable String cursor, int limit) {
        return ledger.page(cursor, Math.max(1, Math.min(limit, Page.MAX_LIMIT)));
    }

    private static SignalJob job(RawSignal signal, Instant now) {
        return SignalJob.queued(
                Ids.next("sig", now.toEpochMilli()),
                new Delivery(source(signal.source()), signal.ceiling(), signal.actor()),
                signal.body(),
                now);
    }

    private static String source(@Nullable String said) {
        return Hygiene.line(said, MAX_SOURCE);
    }

    /** Says that a signal says more than is taken in at once. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Everything a small signal says, in memory. */
    private static final class Collected implements SignalReading.Taker {
        private final List<FindingReport> reports = new ArrayList<>();
        private final List<ContextFact> facts = new ArrayList<>();
        private long text;

        @Override
        public void take(FindingReport report) {
            reports.add(report);
            text += report.title().length() + report.description().length();
            bound();
        }

        @Override
        public void take(ContextFact fact) {
            facts.add(fact);
            bound();
        }

        private void bound() {
            if (reports.size() + facts.size() > MAX_ITEMS_AT_ONCE || text > MAX_TEXT_AT_ONCE) {
                throw new TooMuch();
            }
        }

        Portion portion() {
            return new Portion(reports, facts);
        }
    }
}
