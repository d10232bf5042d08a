package dev.governor.remediation;

import dev.governor.approval.ApprovalRequest;
import dev.governor.approval.ApprovalService;
import dev.governor.approval.ApprovalState;
import dev.governor.approval.ReviewResult;
import dev.governor.approval.ReviewVerdict;
import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.identity.Principal;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.PlanService;
import dev.governor.plan.PlanState;
import dev.governor.process.HumanTask;
import dev.governor.process.TaskService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/**
 * Reviews by way of the human task: the vote goes into the ledger, and when the ledger has made up its mind, the task
 * completes and the process goes on. Both in one transaction.
 */
@ApplicationScoped
public class ReviewService {

    private static final String REVIEW_TASK = "reviewPlan";

    private final TaskService tasks;
    private final ApprovalService approvals;
    private final PlanService plans;
    private final EvidenceLog evidence;

    ReviewService(TaskService tasks, ApprovalService approvals, PlanService plans, EvidenceLog evidence) {
        this.plans = plans;
        this.tasks = tasks;
        this.approvals = approvals;
        this.evidence = evidence;
    }

    /**
     * Takes a task for {@code reviewer}.
     *
     * @throws ProblemException {@code separation-of-duties} when the reviewer could not vote on its plan; what {@link
     *     TaskService#claim} throws
     */
    @Transactional
    public HumanTask claim(String taskId, Principal reviewer) {
        // INVARIANT: nobody keeps a review from others who may not do it
        tasks.find(taskId, reviewer)
                .filter(task -> task.name().equals(REVIEW_TASK))
                .flatMap(task -> approvals.whyNot(task.planId(), reviewer))
                .ifPresent(reason -> {
                    throw new ProblemException(ProblemCode.SEPARATION_OF_DUTIES, reason);
                });
        HumanTask task = tasks.claim(taskId, reviewer);
        evidence.append(new Entry(ReceiptKind.TASK_CLAIMED, task.planId(), reviewer.subject(), Map.of("task", taskId)));
        return task;
    }

    /** Gives a task back. */
    @Transactional
    public HumanTask release(String taskId, Principal reviewer) {
        HumanTask task = tasks.release(taskId, reviewer);
        evidence.append(
                new Entry(ReceiptKind.TASK_RELEASED, task.planId(), reviewer.subject(), Map.of("task", taskId)));
        return task;
    }

    /**
     * Votes on the plan behind a task; a task nobody holds is claimed on the way.
     *
     * @param shown the digest of what the reviewer was shown
     * @throws ProblemException {@code separation-of-duties} (the attempt is on record), {@code task-state}, {@code
     *     approval-void}, {@code not-found}, {@code forbidden}
     */
    public ApprovalRequest review(
            String taskId, Principal reviewer, ReviewVerdict verdict, String comment, Digest shown) {
        ReviewResult result = QuarkusTransaction.joiningExisting()
                .call(() -> counted(vote(taskId, reviewer, verdict, comment, shown)));
        if (result instanceof ReviewResult.Recorded recorded) {
            return recorded.request();
        }
        throw new ProblemException(ProblemCode.SEPARATION_OF_DUTIES, ((ReviewResult.Refused) result).reason());
    }

    /** Undoes, by throwing inside the transaction, everything about a vote that does not count: the task stays free. */
    private static ReviewResult counted(ReviewResult result) {
        if (result instanceof ReviewResult.Stale stale) {
            throw new ProblemException(ProblemCode.APPROVAL_VOID, stale.reason());
        }
        if (result instanceof ReviewResult.Late late) {
            throw new ProblemException(ProblemCode.TASK_STATE, late.reason());
        }
        return result;
    }

    private ReviewResult vote(String taskId, Principal reviewer, ReviewVerdict verdict, String comment, Digest shown) {
        HumanTask task = tasks.find(taskId, reviewer)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "there is no task `" + taskId + "` for the caller"));
        if (approvals.whyNot(task.planId(), reviewer).isEmpty()) {
            tasks.hold(taskId, reviewer);
        }
        ReviewResult result = approvals.review(task.planId(), reviewer, verdict, comment, shown);
        if (result instanceof ReviewResult.Recorded recorded) {
            moveOn(task, reviewer, recorded.request().state());
        }
        return result;
    }

    private void moveOn(HumanTask task, Principal reviewer, ApprovalState state) {
        switch (state) {
            case APPROVED -> {
                plans.move(task.planId(), PlanState.APPROVED, "");
                tasks.complete(task.id(), reviewer, Map.of("approval", state.word()));
            }
            case REJECTED -> tasks.complete(task.id(), reviewer, Map.of("approval", state.word()));
            case PENDING -> tasks.release(task.id(), reviewer);
            case EXPIRED -> throw new IllegalStateException("a vote cannot expire a request");
        }
    }
}
