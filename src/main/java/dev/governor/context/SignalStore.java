package dev.governor.context;

import dev.governor.finding.FindingContext;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingService;
import dev.governor.finding.RecordResult;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Trust;
import dev.governor.signal.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores what a signal said, in one transaction: all of it and its receipts, or nothing. */
@ApplicationScoped
class SignalStore {

    /**
     * A signal that has been read.
     *
     * @param facts what it says, believed no further than the ceiling
     * @param structure what the canonical names in it tell by themselves, whoever wrote them
     */
    record ReadSignal(
            Digest raw,
            String source,
            List<String> formats,
            Trust ceiling,
            String actor,
            long records,
            List<FindingReport> reports,
            List<ContextFact> facts,
            List<ContextFact> structure,
            List<Rejection> rejected) {}

    private final ContextRepository context;
    private final GraphHolder holder;
    private final FindingService findings;
    private final EvidenceLog log;
    private final Clock clock;

    SignalStore(ContextRepository context, GraphHolder holder, FindingService findings, EvidenceLog log, Clock clock) {
        this.context = context;
        this.holder = holder;
        this.findings = findings;
        this.log = log;
        this.clock = clock;
    }

    @Transactional
    IngestResult store(ReadSignal signal) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        context.lockRevision();
        AssetGraph before = holder.catchUp();
        FactTally tally = new FactTally();
        signal.facts().forEach(fact -> save(fact, signal.ceiling(), now, tally));
        signal.structure().forEach(fact -> save(fact, Trust.AUTHORITATIVE, now, tally));
        long revision = tally.visible > 0 ? context.nextRevision() : context.revision();
        RecordResult recorded = findings.record(signal.reports(), FindingContext.NONE, signal.actor());
        IngestResult result = new IngestResult(
                Ids.next("sig", now.toEpochMilli()),
                signal.records(),
                recorded.accepted(),
                recorded.merged(),
                recorded.unchanged() + tally.unchanged,
                recorded.resolved(),
                recorded.evidence(),
                tally.visible,
                signal.rejected(),
                recorded.findings(),
                revision);
        log.append(new Entry(ReceiptKind.SIGNAL_ACCEPTED, result.signal(), signal.actor(), body(signal, result)));
        if (tally.visible > 0) {
            log.append(new Entry(
                    ReceiptKind.CONTEXT_REVISED,
                    "context",
                    signal.actor(),
                    Map.of("revision", revision, "facts", tally.visible, "signal", result.signal())));
        }
        if (!tally.changed.isEmpty()) {
            holder.publishAfterCommit(before.with(tally.changed, revision));
        }
        return result;
    }

    /** What storing facts came to. */
    private static final class FactTally {
        private final List<ContextFact> changed = new ArrayList<>();
        private int visible;
        private int unchanged;
    }

    private void save(ContextFact said, Trust ceiling, Instant now, FactTally tally) {
        ContextFact fact = said.settled(ceiling, now);
        Digest id = fact.identity();
        Optional<ContextFact> before =
                Optional.ofNullable(context.like(List.of(id)).get(id));
        boolean repeated = before.isPresent() && fact.repeats(before.get());
        if (repeated && said.asOf() == null || before.isPresent() && !fact.replaces(before.get())) {
            tally.unchanged++;
            return;
        }
        if (before.isPresent()) {
            context.update(Map.of(id, fact));
        } else {
            context.insert(Map.of(id, fact));
        }
        tally.changed.add(fact);
        tally.visible += repeated ? 0 : 1;
    }

    private static Map<String, Object> body(ReadSignal signal, IngestResult result) {
        return Map.of(
                "sha256", signal.raw(),
                "source", signal.source(),
                "formats", signal.formats(),
                "ceiling", signal.ceiling(),
                "accepted", result.accepted(),
                "merged", result.merged(),
                "resolved", result.resolved(),
                "evidence", result.evidence(),
                "context", result.context(),
                "findings", result.findings().size());
    }
}
