package dev.governor.context;

import dev.governor.context.SignalJob.Refusal;
import dev.governor.context.SignalReading.Contents;
import dev.governor.context.SignalStore.Portion;
import dev.governor.context.SignalStore.Sender;
import dev.governor.finding.FindingReport;
import dev.governor.kernel.ProblemException;
import dev.governor.signal.RawSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Takes in one large signal: reads all of it first and stores nothing, then stores it portion by portion, each in a
 * transaction that also moves the job on.
 *
 * <p>INVARIANT: a signal that is refused has stored nothing; one that is not refused is stored whole in the end, however often
 * the process stops in between, because a portion that was stored is skipped the next time.
 */
@ApplicationScoped
class SignalRun {

    private static final Logger LOG = Logger.getLogger(SignalRun.class);

    private final SignalReading reading;
    private final SignalStore store;
    private final SignalLedger ledger;
    private final SignalTurn turn;
    private final Clock clock;

    SignalRun(SignalReading reading, SignalStore store, SignalLedger ledger, SignalTurn turn, Clock clock) {
        this.reading = reading;
        this.store = store;
        this.ledger = ledger;
        this.turn = turn;
        this.clock = clock;
    }

    /** Says that the run was told to stop before its signal was stored whole. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Takes in {@code signal}, or goes on where an earlier run stopped.
     *
     * @param going asked before each portion
     * @throws Stopped when {@code going} said no
     */
    SignalJob run(SignalJob job, RawSignal signal, BooleanSupplier going) {
        SignalJob checked = job;
        if (job.state() == SignalState.QUEUED) {
            Count count = new Count();
            try {
                Contents contents = reading.read(signal, job.receivedAt(), count);
                checked = job.read(contents, count.items);
            } catch (ProblemException e) {
                SignalJob refused = job.failed(
                        new Refusal(e.code(), e.detail(), e.places()),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
                ledger.update(refused);
                return refused;
            }
            ledger.update(checked);
        }
        try (Storing storing = new Storing(checked, going)) {
            Contents contents = reading.read(signal, job.receivedAt(), storing);
            SignalJob stored = storing.finished();
            return turn.take(() -> store.finish(stored, contents));
        }
    }

    static Sender sender(SignalJob job) {
        return new Sender(job.id(), job.actor(), job.ceiling());
    }

    /** Counts, and keeps nothing. */
    private static final class Count implements SignalReading.Taker {
        private long items;

        @Override
        public void take(FindingReport report) {
            items++;
        }

        @Override
        public void take(ContextFact fact) {
            items++;
        }
    }

    /** Stores portions, but those that are stored already; the next one is read while one is stored. */
    private final class Storing extends SignalPortions implements AutoCloseable {
        private final BooleanSupplier going;
        private final long before;
        private final ExecutorService storer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "signal-storer");
            thread.setDaemon(true);
            return thread;
        });
        private Future<SignalJob> latest;
        private long seen;

        private Storing(SignalJob job, BooleanSupplier going) {
            super(MAX_ITEMS);
            this.going = going;
            this.before = job.taken();
            this.latest = CompletableFuture.completedFuture(job);
        }

        @Override
        void take(Portion portion) {
            seen += portion.size();
            if (seen <= before) {
                return;
            }
            SignalJob job = stored();
            if (!going.getAsBoolean()) {
                throw new Stopped();
            }
            long taken = seen;
            latest = storer.submit(() -> turn.take(() -> store.storePart(job, portion, taken)));
        }

        /** Returns the job after the last portion was stored. */
        SignalJob finished() {
            end();
            return stored();
        }

        private SignalJob stored() {
            try {
                return latest.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException broken ? broken : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Stopped();
            }
        }

        /** Waits for what is being stored, so that nothing is stored behind the back of whoever runs next. */
        @Override
        public void close() {
            storer.shutdown();
            try {
                latest.get();
            } catch (ExecutionException e) {
                LOG.debugf(e, "a portion of a signal was not stored");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
