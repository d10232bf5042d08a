package dev.governor.approval;

import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.policy.Decision;
import dev.governor.policy.DecisionService;
import dev.governor.policy.RecordedDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Grants authority from the record alone: the decision, the ledger of reviews, and the two clocks. */
@ApplicationScoped
class DecidedAuthority implements ExecutionAuthority {

    private final DecisionService decisions;
    private final ApprovalService approvals;
    private final ApprovalConfig config;
    private final Clock clock;

    DecidedAuthority(DecisionService decisions, ApprovalService approvals, ApprovalConfig config, Clock clock) {
        this.decisions = decisions;
        this.approvals = approvals;
        this.config = config;
        this.clock = clock;
    }

    // a refusal is an outcome that the step around it records: it must not doom that step's transaction
    @Override
    @Transactional(dontRollbackOn = ProblemException.class)
    public void require(String planId, Digest binding) {
        Decision decision = decisions
                .findByAction(planId)
                .map(RecordedDecision::decision)
                .orElseThrow(() -> refused("plan `" + planId + "` has no decision"));
        if (!binding.equals(decision.bindingDigest())) {
            throw refused("what would run now is `%s`, decided was `%s`"
                    .formatted(
                            binding.shortText(),
                            decision.bindingDigest() == null
                                    ? "nothing"
                                    : decision.bindingDigest().shortText()));
        }
        Instant until = switch (decision.outcome()) {
            case ALLOW, ALERT -> decision.decidedAt().plus(config.executionValidity());
            case REQUIRE_APPROVAL -> approvedUntil(planId, decision);
            case REDACT, DENY, TERMINATE ->
                throw refused("the decision is `" + decision.outcome().word() + "`");
        };
        if (!clock.instant().isBefore(until)) {
            throw refused("the time to start ended at " + until);
        }
    }

    private Instant approvedUntil(String planId, Decision decision) {
        ApprovalRequest request = approvals
                .findByPlan(planId)
                .filter(found -> found.decisionId().equals(decision.id()))
                .orElseThrow(() -> refused("plan `" + planId + "` was never put up for approval"));
        boolean quorum = request.state() == ApprovalState.APPROVED && request.missing() == 0;
        if (!quorum || request.executableUntil() == null || !request.binding().equals(decision.bindingDigest())) {
            throw refused("the approval request is `" + request.state().word() + "`");
        }
        return request.executableUntil();
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemCode.APPROVAL_VOID, detail);
    }
}
