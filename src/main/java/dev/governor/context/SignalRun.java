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
import java.util.function.BooleanSupplier;

/**
 * Takes in one large signal: reads all of it first and stores nothing, then stores it portion by portion, each in a
 * transaction that also moves the job on.
 *
 * <p>INVARIANT: a signal that is refused has stored nothing; one that is not refused is stored whole in the end, however often
 * the process stops in between, because a portion that was stored is skipped the next time.
 */
@ApplicationScoped
class SignalRun {

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
        Storing storing = new Storing(checked, going);
        Contents contents = reading.read(signal, job.receivedAt(), storing);
        storing.end();
        return turn.take(() -> store.finish(storing.job, contents));
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

    /** Stores portions, but those that are stored already. */
    private final class Storing extends SignalPortions {
        private final BooleanSupplier going;
        private SignalJob job;
        private long seen;

        private Storing(SignalJob job, BooleanSupplier going) {
            super(MAX_ITEMS);
            this.job = job;
            this.going = going;
        }

        @Override
        void take(Portion portion) {
            seen += portion.size();
            if (seen <= job.taken()) {
                return;
            }
            if (!going.getAsBoolean()) {
                throw new Stopped();
            }
            long taken = seen;
            job = turn.take(() -> store.storePart(job, portion, taken));
        }
    }
}
