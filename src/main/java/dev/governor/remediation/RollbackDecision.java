package dev.governor.remediation;

import dev.governor.approval.ApprovalService;
import dev.governor.approval.ApprovalState;
import dev.governor.audit.Entry;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanService;
import dev.governor.policy.Decision;
import dev.governor.policy.DeterminingRule;
import dev.governor.policy.PlanDecisionService;
import dev.governor.policy.Ruling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks policy whether a plan may be undone, when it must be, and puts the answer on record.
 *
 * <p>INVARIANT: an approval of the plan covers its way back, which it was shown with; where a plan ran without one and undoing
 * it now needs one, nobody has consented.
 */
@ApplicationScoped
class RollbackDecision {

    private final PlanService plans;
    private final PlanQuestions questions;
    private final PlanDecisionService decisions;
    private final ApprovalService approvals;
    private final Clock clock;

    RollbackDecision(
            PlanService plans,
            PlanQuestions questions,
            PlanDecisionService decisions,
            ApprovalService approvals,
            Clock clock) {
        this.plans = plans;
        this.questions = questions;
        this.decisions = decisions;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** Returns why {@code planId} may not be undone, in a sentence; empty when it may. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<String> refusal(String planId) {
        PlanRecord record = plans.require(planId);
        Optional<Ruling> ruling =
                decisions.decideRollback(questions.ask(plans.recheck(record), record.binding()), clock.instant());
        return ruling.isEmpty()
                ? Optional.of("nothing undoes it")
                : refusal(
                        planId,
                        decisions
                                .recordRollback(ruling.get(), planId, Entry.GOVERNOR)
                                .decision());
    }

    private Optional<String> refusal(String planId, Decision decision) {
        return switch (decision.outcome()) {
            case ALLOW, ALERT -> Optional.empty();
            case REQUIRE_APPROVAL ->
                isApproved(planId)
                        ? Optional.empty()
                        : Optional.of("undoing it needs an approval that nobody gave: " + reasons(decision));
            case REDACT, DENY, TERMINATE -> Optional.of("policy denies undoing it: " + reasons(decision));
        };
    }

    private boolean isApproved(String planId) {
        return approvals
                .findByPlan(planId)
                .filter(request -> request.state() == ApprovalState.APPROVED && request.missing() == 0)
                .isPresent();
    }

    private static String reasons(Decision decision) {
        return decision.determiningRules().stream().map(DeterminingRule::reason).collect(Collectors.joining("; "));
    }
}
