package dev.governor.remediation;

import dev.governor.audit.EvidenceLog;
import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.CheckedPlan;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.PlanDraft;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanService;
import dev.governor.policy.Decision;
import dev.governor.policy.DecisionService;
import dev.governor.policy.PlanDecisionService;
import dev.governor.policy.PlanQuestion;
import dev.governor.process.RemediationProcess;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes drafts in: checks them, has them decided, and starts the process that carries them out. */
@ApplicationScoped
public class RemediationService {

    private final PlanService plans;
    private final PlanQuestions questions;
    private final PlanDecisionService planDecisions;
    private final DecisionService decisions;
    private final RemediationProcess process;
    private final EvidenceLog evidence;
    private final Clock clock;

    RemediationService(
            PlanService plans,
            PlanQuestions questions,
            PlanDecisionService planDecisions,
            DecisionService decisions,
            RemediationProcess process,
            EvidenceLog evidence,
            Clock clock) {
        this.plans = plans;
        this.questions = questions;
        this.planDecisions = planDecisions;
        this.decisions = decisions;
        this.process = process;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Submits a draft. The same draft under the same key is answered as the first time.
     *
     * <p>What reaches out to the target (reading its state) happens before the one transaction in which the plan, its
     * receipt, the decision and the process are stored: all of them or none.
     *
     * @throws dev.governor.kernel.ProblemException for every reason a draft is refused; nothing is stored then
     */
    public Submission submit(PlanDraft draft, Principal caller, String idempotencyKey) {
        requireKnownOperator(caller);
        Optional<PlanRecord> replayed = plans.replayed(caller.subject(), idempotencyKey, draft.digest());
        if (replayed.isPresent()) {
            return answer(replayed.get().plan().id(), true);
        }
        CheckedPlan checked = plans.check(draft, caller.subject(), caller.operator());
        @Nullable
        PlanBinding binding =
                questions.bind(checked, checked.profile().revision()).orElse(null);
        String planId = checked.plan().id();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                plans.store(checked.plan(), binding, idempotencyKey, draft.digest());
                process.start(planId);
                evidence.appendHeld();
            });
        } catch (ProblemException e) {
            if (e.code() != ProblemCode.CONFLICT) {
                throw e;
            }
            return plans.replayed(caller.subject(), idempotencyKey, draft.digest())
                    .map(first -> answer(first.plan().id(), true))
                    .orElseThrow(() -> e);
        }
        return answer(planId, false);
    }

    /** Returns what policy would say about a draft now; nothing runs, and only the preview itself goes on record. */
    public Decision preview(PlanDraft draft, Principal caller) {
        CheckedPlan checked = plans.check(draft, caller.subject(), caller.operator());
        @Nullable
        PlanBinding binding =
                questions.bind(checked, checked.profile().revision()).orElse(null);
        return QuarkusTransaction.requiringNew().call(() -> previewed(questions.ask(checked, binding), caller));
    }

    // INVARIANT: whoever runs an agent is known, because that person may not review what the agent asks for.
    private static void requireKnownOperator(Principal caller) {
        if (caller.has(Role.AGENT) && caller.operator() == null) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "an agent whose token names no `operator` may not submit plans: nobody could be kept from reviewing"
                            + " on its behalf");
        }
    }

    private Decision previewed(PlanQuestion question, Principal caller) {
        return planDecisions
                .recordPreview(planDecisions.decide(question, clock.instant()), caller.subject())
                .decision();
    }

    /** Returns plans, newest first. */
    public Page<PlanRecord> list(@Nullable String cursor, int limit) {
        return plans.list(cursor, limit);
    }

    /** Returns what the change of a stored plan would do; empty where none was computed. */
    public Optional<ChangePreview> previewOf(String planId) {
        return Optional.ofNullable(plans.require(planId).binding()).map(PlanBinding::preview);
    }

    private Submission answer(String planId, boolean replayed) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> new Submission(
                        plans.require(planId),
                        decisions.findByAction(planId).orElseThrow().decision(),
                        replayed));
    }
}
