package dev.governor.remediation;

import dev.governor.approval.ApprovalRequest;
import dev.governor.approval.ApprovalService;
import dev.governor.credential.CredentialBroker;
import dev.governor.execution.LeaseSteps;
import dev.governor.execution.RemediationExecutor;
import dev.governor.execution.Step;
import dev.governor.execution.StepJournal;
import dev.governor.execution.StepResult;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.CheckedPlan;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanService;
import dev.governor.plan.PlanState;
import dev.governor.plan.RemediationPlan;
import dev.governor.policy.Decision;
import dev.governor.policy.DeterminingRule;
import dev.governor.policy.PlanDecisionService;
import dev.governor.policy.PlanQuestion;
import dev.governor.policy.Ruling;
import dev.governor.process.RemediationSteps;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** The steps of the process, each handed to the stage whose work it is. */
@ApplicationScoped
class GovernedSteps implements RemediationSteps {

    private final PlanService plans;
    private final PlanQuestions questions;
    private final PlanDecisionService decisions;
    private final RollbackDecision rollbacks;
    private final ApprovalService approvals;
    private final CredentialBroker broker;
    private final LeaseSteps leases;
    private final RemediationExecutor executor;
    private final StepJournal journal;
    private final Settlement settlement;
    private final Renewals renewals;
    private final Clock clock;

    GovernedSteps(
            PlanService plans,
            PlanQuestions questions,
            PlanDecisionService decisions,
            RollbackDecision rollbacks,
            ApprovalService approvals,
            CredentialBroker broker,
            LeaseSteps leases,
            RemediationExecutor executor,
            StepJournal journal,
            Settlement settlement,
            Renewals renewals,
            Clock clock) {
        this.plans = plans;
        this.questions = questions;
        this.decisions = decisions;
        this.rollbacks = rollbacks;
        this.approvals = approvals;
        this.broker = broker;
        this.leases = leases;
        this.executor = executor;
        this.journal = journal;
        this.settlement = settlement;
        this.renewals = renewals;
        this.clock = clock;
    }

    @Override
    public String decide(String planId) {
        PlanRecord submitted = plans.require(planId);
        CheckedPlan checked = plans.recheck(submitted);
        PlanQuestion question = questions.ask(checked, submitted.binding());
        Ruling ruling = decisions.decide(question, clock.instant());
        Decision decision = decisions.record(ruling, checked.plan().requester()).decision();
        return switch (decision.outcome()) {
            case ALLOW, ALERT -> "allowed";
            case REQUIRE_APPROVAL -> "requires_approval";
            case REDACT, DENY, TERMINATE -> {
                plans.move(planId, PlanState.DENIED, determiningReasons(decision));
                yield "denied";
            }
        };
    }

    @Override
    public String requestApproval(String planId) {
        RemediationPlan plan = plans.require(planId).plan();
        ApprovalRequest request = approvals.request(plan, questions.decisionOn(planId));
        plans.move(planId, PlanState.AWAITING_APPROVAL, "");
        return Duration.between(request.requestedAt(), request.expiresAt()).toString();
    }

    @Override
    public String expireApproval(String planId) {
        approvals.expire(planId);
        plans.move(planId, PlanState.EXPIRED, "nobody answered in time, and no answer means no");
        return "expired";
    }

    @Override
    public String closeRejected(String planId) {
        plans.move(planId, PlanState.REJECTED, "a reviewer rejected it");
        return "rejected";
    }

    @Override
    public String mintLease(String planId) {
        StepResult result = journal.outcome(planId, Step.MINT_LEASE).orElseGet(() -> lend(planId));
        return proceeds(result) ? "leased" : "refused";
    }

    private StepResult lend(String planId) {
        settlement.begin(planId);
        PlanRecord record = plans.require(planId);
        PlanBinding fresh;
        try {
            fresh = questions.bindAgain(record);
        } catch (ProblemException e) {
            return leases.refuse(record.plan(), e);
        }
        Optional<ProblemException> drift = PlanQuestions.drift(questions.bindingOf(record), fresh);
        if (drift.isPresent()) {
            renewals.want(record);
            return leases.refuse(record.plan(), drift.get());
        }
        return leases.mint(record.plan(), fresh, broker::lease, () -> renewals.want(record));
    }

    @Override
    public String proveScope(String planId) {
        return proceeds(leases.proveScope(plan(planId))) ? "in_scope" : "out_of_scope";
    }

    @Override
    public String rehearseRollback(String planId) {
        return proceeds(act(planId, executor::rehearse)) ? "rehearsed" : "refused";
    }

    @Override
    public String applyChange(String planId) {
        return StepWords.applied(act(planId, executor::apply));
    }

    @Override
    public String readBack(String planId) {
        return StepWords.readBack(act(planId, executor::readBack));
    }

    @Override
    public String probeEffect(String planId) {
        return StepWords.probed(act(planId, executor::probe));
    }

    @Override
    public String rollBack(String planId) {
        return StepWords.rolledBack(
                act(planId, (plan, action) -> executor.rollBack(plan, action, () -> rollbacks.refusal(planId))));
    }

    @Override
    public String verifyRestored(String planId) {
        return StepWords.restored(act(planId, executor::verifyRestored));
    }

    @Override
    public String revokeLease(String planId) {
        return proceeds(leases.revoke(plan(planId))) ? "revoked" : "unclear";
    }

    @Override
    public String proveDead(String planId) {
        return proceeds(leases.proveDead(plan(planId))) ? "dead" : "not_provably_dead";
    }

    @Override
    public String settle(String planId) {
        return settlement.settle(planId).word();
    }

    private static String determiningReasons(Decision decision) {
        return decision.determiningRules().stream().map(DeterminingRule::reason).collect(Collectors.joining("; "));
    }

    private RemediationPlan plan(String planId) {
        return plans.require(planId).plan();
    }

    /** A step that the executor takes. */
    private interface Act {
        StepResult of(RemediationPlan plan, String action);
    }

    private StepResult act(String planId, Act act) {
        PlanRecord record = plans.require(planId);
        return act.of(record.plan(), questions.bindingOf(record).action());
    }

    private static boolean proceeds(StepResult result) {
        return result.word() == StepResult.Word.PROCEED;
    }
}
