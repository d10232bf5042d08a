package dev.governor.context;

import dev.governor.context.SignalReading.Contents;
import dev.governor.context.SignalStore.Origin;
import dev.governor.context.SignalStore.Portion;
import dev.governor.context.SignalStore.Sender;
import dev.governor.finding.FindingReport;
import dev.governor.kernel.Ids;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import dev.governor.signal.Hygiene;
import dev.governor.signal.RawSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The door for everything that is told to the governor: findings, inventories, owners, classifications. */
@ApplicationScoped
public class SignalService {

    private final SignalReading reading;
    private final SignalStore store;
    private final SignalTurn turn;
    private final Clock clock;

    SignalService(SignalReading reading, SignalStore store, SignalTurn turn, Clock clock) {
        this.reading = reading;
        this.store = store;
        this.turn = turn;
        this.clock = clock;
    }

    /**
     * Takes in a signal, whole or not at all.
     *
     * @throws ProblemException {@code MALFORMED_BODY} when it cannot be parsed, {@code UNKNOWN_FORMAT} when no reader knows
     *     it, {@code INVALID_SIGNAL} when it breaks its own format; then nothing is stored
     */
    public IngestResult ingest(RawSignal signal) {
        Instant now = clock.instant();
        Collected collected = new Collected();
        Contents contents = reading.read(signal, now, collected);
        Sender sender = sender(Ids.next("sig", now.toEpochMilli()), signal);
        Origin origin = origin(signal, contents);
        return turn.take(() ->
                store.store(collected.portion(), sender, origin, contents.records(), contents.rejected()));
    }

    static Sender sender(String id, RawSignal signal) {
        return new Sender(
                id, signal.actor(), signal.ceiling() == Trust.UNKNOWN ? Trust.CLAIMED : signal.ceiling());
    }

    static Origin origin(RawSignal signal, Contents contents) {
        return new Origin(signal.body().digest(), Hygiene.line(signal.source(), 200), contents.formats());
    }

    /** Everything a signal says, in memory. */
    private static final class Collected implements SignalReading.Taker {
        private final List<FindingReport> reports = new ArrayList<>();
        private final List<ContextFact> facts = new ArrayList<>();

        @Override
        public void take(FindingReport report) {
            reports.add(report);
        }

        @Override
        public void take(ContextFact fact) {
            facts.add(fact);
        }

        Portion portion() {
            return new Portion(reports, facts);
        }
    }
}
