package dev.governor.finding;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.finding.FindingBatch.Change;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Severity;
import dev.governor.signal.Hygiene;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The life of findings: recorded from reports, listed, resolved and put back in the queue.
 *
 * <p>Findings leave here without context; {@code ContextService.attach} adds what the graph knows.
 */
@ApplicationScoped
public class FindingService {

    private final FindingRepository findings;
    private final EvidenceLog log;
    private final Clock clock;

    FindingService(FindingRepository findings, EvidenceLog log, Clock clock) {
        this.findings = findings;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Records what sources report: same problem, same finding.
     *
     * <p>INVARIANT: a report never overwrites a newer one of its source, and a late one never reopens a resolved finding.
     *
     * @throws ProblemException {@code INVALID_SIGNAL} when a report speaks of the future; then nothing is stored
     */
    @Transactional
    public RecordResult record(List<FindingReport> reports, FindingContext context, String actor) {
        Instant now = now();
        Map<Digest, StoredFinding> known = findings.byKeys(reports.stream()
                .filter(FindingReport::speaks)
                .map(FindingBatch::keyOf)
                .toList());
        FindingBatch batch = new FindingBatch(key -> Optional.ofNullable(known.get(key)), now);
        reports.forEach(batch::add);
        Map<String, Change> changes = new LinkedHashMap<>();
        batch.changes().forEach(change -> changes.put(change.id(), change));
        findings.vulnerableOn(context.cleared())
                .forEach(stored -> changes.putIfAbsent(stored.finding().id(), new Change(stored, stored)));
        changes.replaceAll((id, change) -> change.cleared(context, now));
        store(changes.values(), context, now, actor);
        return batch.result();
    }

    private void store(Collection<Change> all, FindingContext context, Instant now, String actor) {
        List<Change> changes = all.stream().filter(Change::isNeeded).toList();
        Map<String, FindingRank> ranks = context.ranks(
                changes.stream().map(change -> change.after().finding()).toList());
        findings.insert(afterwards(changes, Change::isNew), ranks, now);
        findings.update(afterwards(changes, change -> !change.isNew()), ranks, now);
        log.appendAll(changes.stream()
                .filter(Change::isVisible)
                .map(change -> entry(change, actor))
                .toList());
    }

    private static List<StoredFinding> afterwards(List<Change> changes, Predicate<Change> which) {
        return changes.stream().filter(which).map(Change::after).toList();
    }

    /**
     * Opens what is suppressed no longer.
     *
     * @return how many findings were looked at; as many as {@code limit} means that there may be more
     */
    @Transactional
    public int endSuppressions(int limit) {
        Instant now = now();
        List<Change> changes = findings.endedBy(now, limit).stream()
                .map(stored -> new Change(stored, stored.asOf(now)))
                .toList();
        findings.update(changes.stream().map(Change::after).toList(), Map.of(), now);
        log.appendAll(changes.stream()
                .filter(Change::isVisible)
                .map(change -> entry(change, Entry.GOVERNOR))
                .toList());
        return changes.size();
    }

    /** Returns at most {@code limit} open findings, without context, that are not ranked as of this revision and policy. */
    @Transactional
    public List<Finding> toRank(long revision, String policy, int limit) {
        return findings.toRank(revision, policy, limit);
    }

    /** Stores ranks, by finding id; one of an older revision than the stored one changes nothing. */
    @Transactional
    public void rank(Map<String, FindingRank> ranks) {
        findings.rank(ranks);
    }

    /** Returns the ranks of {@code ids}, by finding id; findings that are not ranked are left out. */
    @Transactional
    public Map<String, FindingRank> ranks(Collection<String> ids) {
        return findings.ranks(ids);
    }

    /** Returns the finding {@code id}, without context, or empty. */
    @Transactional
    public Optional<Finding> find(String id) {
        return findings.find(id);
    }

    /**
     * Returns findings in the order that {@code query} asks for, without context.
     *
     * @param cursor what the page before gave as {@code next}, null for the first page
     * @param limit how many, 1 to {@link Page#MAX_LIMIT}; others are brought into that range
     * @throws ProblemException {@code INVALID_CURSOR} when the cursor was not handed out
     */
    @Transactional
    public Page<Finding> list(FindingQuery query, @Nullable String cursor, int limit) {
        return findings.page(query, cursor, Math.max(1, Math.min(limit, Page.MAX_LIMIT)));
    }

    /** Marks the finding as fixed, as of now; a scan that ran later may open it again. */
    @Transactional
    public void resolve(String id, String reason, String actor) {
        move(id, FindingStatus.RESOLVED, reason, actor);
    }

    /** Puts the finding back in the queue, open, with the reason. */
    @Transactional
    public void requeue(String id, String reason, String actor) {
        move(id, FindingStatus.OPEN, reason, actor);
    }

    /** Marks the finding as being worked on, until it is resolved or put back. */
    @Transactional
    public void start(String id, String reason, String actor) {
        move(id, FindingStatus.IN_PROGRESS, reason, actor);
    }

    private void move(String id, FindingStatus status, String reason, String actor) {
        StoredFinding before = findings.locked(id)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.UNKNOWN_FINDING, "there is no finding `" + id + "`"));
        StoredFinding after = before.with(status, Hygiene.line(reason, 500), now());
        findings.update(List.of(after), Map.of(), now());
        ReceiptKind kind = switch (status) {
            case RESOLVED -> ReceiptKind.FINDING_RESOLVED;
            case OPEN -> ReceiptKind.FINDING_REQUEUED;
            case IN_PROGRESS, SUPPRESSED -> ReceiptKind.FINDING_UPDATED;
        };
        log.append(new Entry(kind, after.finding().id(), actor, body(after.finding())));
    }

    private static Entry entry(Change change, String actor) {
        Finding finding = change.after().finding();
        return new Entry(kind(change.before(), finding), finding.id(), actor, body(finding));
    }

    private static ReceiptKind kind(@Nullable StoredFinding before, Finding finding) {
        boolean resolved = finding.status() == FindingStatus.RESOLVED;
        if (resolved && (before == null || before.finding().status() != FindingStatus.RESOLVED)) {
            return ReceiptKind.FINDING_RESOLVED;
        }
        return before == null ? ReceiptKind.FINDING_OPENED : ReceiptKind.FINDING_UPDATED;
    }

    private static Map<String, String> body(Finding finding) {
        return Map.of(
                "asset", finding.asset().text(),
                "type", finding.type(),
                "severity", finding.severity().orElse(Severity.UNKNOWN).word(),
                "status", finding.status().word(),
                "reason", finding.statusReason(),
                "last_seen", finding.lastSeen().toString());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
