package dev.governor.approval;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.identity.Principal;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Ids;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import dev.governor.policy.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens approval requests, takes votes under separation of duties, and lets silence become a no. */
@ApplicationScoped
public class ApprovalService {

    private final ApprovalRepository ledger;
    private final EvidenceLog evidence;
    private final ApprovalConfig config;
    private final Clock clock;

    ApprovalService(ApprovalRepository ledger, EvidenceLog evidence, ApprovalConfig config, Clock clock) {
        this.ledger = ledger;
        this.evidence = evidence;
        this.config = config;
        this.clock = clock;
    }

    /** Opens the request that {@code decision} demands, bound to what would run. */
    @Transactional
    public ApprovalRequest request(RemediationPlan plan, Decision decision) {
        Instant now = clock.instant();
        ApprovalRequest request = new ApprovalRequest(
                Ids.next("apr", now.toEpochMilli()),
                plan.id(),
                decision.id(),
                boundTo(plan, decision),
                decision.approverRole() == null ? "approver" : decision.approverRole(),
                Math.max(1, decision.threshold()),
                plan.requester(),
                plan.operator(),
                ApprovalState.PENDING,
                now,
                now.plus(config.validity()),
                null,
                List.of());
        ledger.insert(request);
        evidence.append(Entry.byGovernor(
                ReceiptKind.APPROVAL_REQUESTED,
                plan.id(),
                Map.of(
                        "request", request.id(),
                        "decision", decision.id(),
                        "binding", request.binding(),
                        "role", request.role(),
                        "threshold", request.threshold(),
                        "expires_at", request.expiresAt())));
        return request;
    }

    /** Returns the request about a plan. */
    @Transactional
    public Optional<ApprovalRequest> findByPlan(String planId) {
        return ledger.findByPlan(planId);
    }

    /** Returns why {@code reviewer} may not vote on the plan, or empty when the vote would be proper. */
    @Transactional
    public Optional<String> whyNot(String planId, Principal reviewer) {
        return ledger.findByPlan(planId)
                .flatMap(request -> SeparationOfDuties.broken(request, reviewer))
                .map(ReviewResult.Refused::reason);
    }

    /**
     * Takes a vote.
     *
     * @param shown the digest of what the reviewer was shown
     */
    @Transactional
    public ReviewResult review(String planId, Principal reviewer, ReviewVerdict verdict, String comment, Digest shown) {
        ApprovalRequest request = ledger.findByPlan(planId)
                .orElseThrow(() ->
                        new ProblemException(ProblemCode.NOT_FOUND, "plan `" + planId + "` has no approval request"));
        Optional<ReviewResult.Refused> broken = SeparationOfDuties.broken(request, reviewer);
        if (broken.isPresent()) {
            return onRecord(request, reviewer, broken.get());
        }
        Instant now = clock.instant();
        if (request.state() != ApprovalState.PENDING || !now.isBefore(request.expiresAt())) {
            return new ReviewResult.Late("the request is closed: "
                    + (request.state() == ApprovalState.PENDING
                            ? "expired"
                            : request.state().word()));
        }
        if (!shown.equals(request.binding())) {
            return new ReviewResult.Stale("what was shown is `" + shown.shortText() + "`, what would run is `"
                    + request.binding().shortText() + "`");
        }
        Review review = new Review(request.reviews().size() + 1, reviewer.subject(), verdict, comment, shown, now);
        return vote(request, review);
    }

    private ReviewResult vote(ApprovalRequest request, Review review) {
        ApprovalState after = review.verdict() == ReviewVerdict.REJECT
                ? ApprovalState.REJECTED
                : request.missing() <= 1 ? ApprovalState.APPROVED : ApprovalState.PENDING;
        Instant until = after == ApprovalState.APPROVED ? review.at().plus(config.executionValidity()) : null;
        if (!ledger.append(request, review, after, until)) {
            return new ReviewResult.Late("another vote came first");
        }
        evidence.append(new Entry(
                ReceiptKind.APPROVAL_REVIEWED,
                request.planId(),
                review.reviewer(),
                Map.of(
                        "request", request.id(),
                        "verdict", review.verdict(),
                        "comment", review.comment(),
                        "binding", review.binding(),
                        "state", after)));
        return new ReviewResult.Recorded(ledger.findByPlan(request.planId()).orElseThrow());
    }

    private ReviewResult.Refused onRecord(ApprovalRequest request, Principal reviewer, ReviewResult.Refused refusal) {
        evidence.append(new Entry(
                ReceiptKind.APPROVAL_REFUSED,
                request.planId(),
                reviewer.subject(),
                Map.of("request", request.id(), "duty", refusal.duty(), "reason", refusal.reason())));
        return refusal;
    }

    /** Lets silence become a no; does nothing when the request already ended. */
    @Transactional
    public void expire(String planId) {
        @Nullable ApprovalRequest request = ledger.findByPlan(planId).orElse(null);
        if (request != null && ledger.close(request, ApprovalState.EXPIRED)) {
            evidence.append(Entry.byGovernor(ReceiptKind.APPROVAL_EXPIRED, planId, Map.of("request", request.id())));
        }
    }

    /** Returns the digest of what would run; of plan and case where nothing would, which no authority ever grants. */
    private static Digest boundTo(RemediationPlan plan, Decision decision) {
        return decision.bindingDigest() == null
                ? Digest.ofCanonical(Map.of("plan", plan, "case", decision.caseDigest()))
                : decision.bindingDigest();
    }
}
