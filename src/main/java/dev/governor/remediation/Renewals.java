package dev.governor.remediation;

import dev.governor.approval.ApprovalConfig;
import dev.governor.approval.ApprovalRequest;
import dev.governor.approval.ApprovalService;
import dev.governor.approval.ApprovalState;
import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.finding.FindingStatus;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.RowStore;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.CheckedPlan;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.PlanDraft;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanService;
import dev.governor.plan.RemediationPlan;
import dev.governor.process.RemediationProcess;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts plans up again whose approval was void because the target or the facts moved: as new plans of the same
 * requester, with a fresh preview and a fresh decision, and so a fresh human task where policy asks for one.
 *
 * <p>INVARIANT: nothing of the old approval counts for the new plan; it is decided on like any other.
 */
@ApplicationScoped
class Renewals {

    private static final int SERVER_ERROR = 500;

    private final RowStore<RenewalRows> store;
    private final PlanService plans;
    private final PlanQuestions questions;
    private final ApprovalService approvals;
    private final ApprovalConfig config;
    private final RemediationProcess process;
    private final EvidenceLog evidence;
    private final Clock clock;

    Renewals(
            DataSource database,
            PlanService plans,
            PlanQuestions questions,
            ApprovalService approvals,
            ApprovalConfig config,
            RemediationProcess process,
            EvidenceLog evidence,
            Clock clock) {
        this.store = new RowStore<>(database, RenewalRows::new, "renewals");
        this.plans = plans;
        this.questions = questions;
        this.approvals = approvals;
        this.config = config;
        this.process = process;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Notes that people approved a plan in vain; it is put up again once it has ended. Others are not. */
    void want(PlanRecord record) {
        String planId = record.plan().id();
        boolean approved = approvals
                .findByPlan(planId)
                .map(ApprovalRequest::state)
                .filter(ApprovalState.APPROVED::equals)
                .isPresent();
        if (approved && config.renewals() > 0) {
            QuarkusTransaction.requiringNew().run(() -> store.run(rows -> rows.want(planId, clock.instant())));
        }
    }

    /** Returns at most {@code limit} plans that are to be put up again now. */
    List<String> wanted(int limit) {
        return QuarkusTransaction.joiningExisting().call(() -> store.ask(rows -> rows.wanted(limit)));
    }

    /**
     * Puts a plan up again, or says on record why not; does nothing when somebody else did.
     *
     * @throws ProblemException when that cannot be told now; call again later
     */
    void renew(String planId) {
        try {
            PlanRecord old = plans.require(planId);
            requireRoom(planId);
            CheckedPlan checked = plans.check(
                    draft(old.plan()), old.plan().requester(), old.plan().operator());
            requireUse(checked);
            PlanBinding binding = questions
                    .bind(checked, checked.profile().revision())
                    .orElseThrow(() -> refusal("nothing carries it out any more"));
            requireEffect(binding.preview());
            QuarkusTransaction.requiringNew().run(() -> store(planId, checked.plan(), binding));
        } catch (ProblemException e) {
            if (e.code().status() >= SERVER_ERROR) {
                throw e;
            }
            QuarkusTransaction.requiringNew().run(() -> leave(planId, e.detail()));
        }
    }

    /** A target that keeps moving is not put up for ever: people would learn to approve without looking. */
    private void requireRoom(String planId) {
        int before = QuarkusTransaction.joiningExisting()
                .call(() -> store.ask(rows -> {
                    int count = 0;
                    Optional<String> earlier = rows.predecessor(planId);
                    while (earlier.isPresent() && count < config.renewals()) {
                        count++;
                        earlier = rows.predecessor(earlier.get());
                    }
                    return count;
                }));
        if (before >= config.renewals()) {
            throw refusal("it was put up again %d times already".formatted(before));
        }
    }

    private static void requireUse(CheckedPlan checked) {
        if (checked.finding().status() == FindingStatus.RESOLVED) {
            throw refusal("its finding is resolved meanwhile");
        }
    }

    private static void requireEffect(@Nullable ChangePreview preview) {
        if (preview == null || preview.before().equals(preview.after())) {
            throw refusal("it would change nothing any more");
        }
    }

    private void store(String oldId, RemediationPlan plan, PlanBinding binding) {
        boolean mine = store.ask(rows -> rows.end(oldId, "renewed", plan.id()));
        if (mine) {
            plans.store(plan, binding, "renewal of " + oldId, draft(plan).digest(), Entry.GOVERNOR);
            process.start(plan.id());
            evidence.append(Entry.byGovernor(
                    ReceiptKind.PLAN_RENEWED, oldId, Map.of("by", plan.id(), "detail", "put up again")));
            evidence.append(Entry.byGovernor(
                    ReceiptKind.PLAN_RENEWED, plan.id(), Map.of("of", oldId, "detail", "put up again")));
        }
    }

    /** Lets the others that are wanted go first from now on. */
    void putOff(String planId) {
        QuarkusTransaction.requiringNew().run(() -> store.run(rows -> rows.putOff(planId, clock.instant())));
    }

    /** Takes back what was noted of a plan that was carried out after all; part of the caller's transaction. */
    void forget(String planId) {
        store.ask(rows -> rows.end(planId, "left", null));
    }

    private void leave(String planId, String why) {
        if (store.ask(rows -> rows.end(planId, "left", null))) {
            evidence.append(Entry.byGovernor(
                    ReceiptKind.PLAN_RENEWED, planId, Map.of("by", "none", "detail", "not put up again: " + why)));
        }
    }

    private static PlanDraft draft(RemediationPlan plan) {
        return new PlanDraft(
                plan.findingId(),
                plan.template(),
                plan.target().text(),
                plan.parameters(),
                plan.claims(),
                plan.justification());
    }

    private static ProblemException refusal(String why) {
        return new ProblemException(ProblemCode.CONFLICT, why);
    }
}
