package dev.governor.context;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.context.SignalReading.Contents;
import dev.governor.finding.FindingContext;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingService;
import dev.governor.finding.RecordResult;
import dev.governor.kernel.Trust;
import dev.governor.signal.Hygiene;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Stores what signals say, and the receipts of it, in the transaction of the caller.
 *
 * <p>Callers take their turns, so that each finds the graph in memory as the one before left it.
 */
@ApplicationScoped
class SignalStore {

    private static final int MAX_REPORTS_AT_ONCE = 1_000;

    /**
     * A signal, or a part of one, that has been read.
     *
     * @param reports what it says about findings
     * @param facts what it says about the estate
     */
    record Portion(List<FindingReport> reports, List<ContextFact> facts) {

        long size() {
            return (long) reports.size() + facts.size();
        }
    }

    /**
     * Who says so.
     *
     * @param signal {@code sig_…}
     * @param actor the subject of the principal who sent it
     * @param ceiling how far its facts may be believed at most
     */
    record Sender(String signal, String actor, Trust ceiling) {}

    private final ContextRepository context;
    private final GraphHolder holder;
    private final FindingService findings;
    private final Instance<FindingRanker> ranker;
    private final SignalLedger ledger;
    private final EvidenceLog log;
    private final Clock clock;

    SignalStore(
            ContextRepository context,
            GraphHolder holder,
            FindingService findings,
            Instance<FindingRanker> ranker,
            SignalLedger ledger,
            EvidenceLog log,
            Clock clock) {
        this.context = context;
        this.holder = holder;
        this.findings = findings;
        this.ranker = ranker;
        this.ledger = ledger;
        this.log = log;
        this.clock = clock;
    }

    /** Stores a whole signal that nothing is stored of yet, in one transaction: all of it and its receipts, or nothing. */
    @Transactional
    IngestResult store(SignalJob job, Contents contents, Portion portion) {
        SignalJob read = job.read(contents, portion.size());
        IngestResult result = take(portion, SignalRun.sender(job)).of(contents.records(), contents.rejected());
        accept(read, result);
        ledger.insert(read.done(result, now()));
        return result;
    }

    /** Stores a part of a signal, up to its item {@code taken}, and how far the signal is, in one transaction. */
    @Transactional
    SignalJob storePart(SignalJob job, Portion portion, long taken) {
        IngestResult before = job.result() == null ? IngestResult.none(job.id()) : job.result();
        SignalJob after = job.with(before.plus(take(portion, SignalRun.sender(job))), taken);
        ledger.update(after);
        return after;
    }

    /** Writes that a signal was taken in, all parts of which are stored. */
    @Transactional
    SignalJob finish(SignalJob job, Contents contents) {
        IngestResult before = job.result() == null ? IngestResult.none(job.id()) : job.result();
        IngestResult result = before.of(contents.records(), contents.rejected());
        SignalJob done = job.done(result, now());
        accept(job, result);
        ledger.update(done);
        return done;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private IngestResult take(Portion portion, Sender sender) {
        Instant now = now();
        context.lockRevision();
        AssetGraph graph = holder.catchUp();
        FactMerge merge = new FactMerge(context, now);
        List<ContextFact> inPassing = ReportedContext.of(portion.reports());
        merge.store(portion.facts(), sender.ceiling());
        merge.store(inPassing, sender.ceiling());
        merge.store(ReportedContext.containersIn(portion.facts()), Trust.AUTHORITATIVE);
        merge.store(ReportedContext.containersIn(inPassing), Trust.AUTHORITATIVE);
        long revision = merge.visible() > 0 ? context.nextRevision() : context.revision();
        if (!merge.changed().isEmpty()) {
            graph = graph.with(merge.changed(), revision);
            holder.publishAfterCommit(graph);
        }
        if (merge.visible() > 0) {
            log.append(new Entry(
                    ReceiptKind.CONTEXT_REVISED,
                    "context",
                    sender.actor(),
                    Map.of("revision", revision, "facts", merge.visible(), "signal", sender.signal())));
        }
        return record(portion.reports(), new GraphContext(graph, merge.changed(), ranker), sender)
                .plus(new IngestResult(
                        sender.signal(),
                        0,
                        0,
                        0,
                        merge.unchanged(),
                        0,
                        0,
                        merge.visible(),
                        List.of(),
                        List.of(),
                        revision));
    }

    private IngestResult record(List<FindingReport> reports, GraphContext graph, Sender sender) {
        IngestResult result = IngestResult.none(sender.signal());
        FindingContext known = graph;
        int from = 0;
        do {
            int to = Math.min(from + MAX_REPORTS_AT_ONCE, reports.size());
            RecordResult recorded = findings.record(reports.subList(from, to), known, sender.actor());
            result = result.plus(IngestResult.of(sender.signal(), recorded));
            known = graph.untouched();
            from = to;
        } while (from < reports.size());
        return result;
    }

    private void accept(SignalJob job, IngestResult result) {
        log.append(new Entry(
                ReceiptKind.SIGNAL_ACCEPTED,
                job.id(),
                job.actor(),
                Map.of(
                        "sha256", job.raw(),
                        "source", Hygiene.line(job.source(), 200),
                        "formats", job.formats(),
                        "ceiling", job.ceiling(),
                        "accepted", result.accepted(),
                        "merged", result.merged(),
                        "resolved", result.resolved(),
                        "evidence", result.evidence(),
                        "context", result.context(),
                        "findings", result.findings().size())));
    }
}
