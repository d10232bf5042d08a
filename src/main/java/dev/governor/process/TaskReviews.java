package dev.governor.process;

import dev.governor.approval.ApprovalRequest;
import dev.governor.approval.ApprovalService;
import dev.governor.approval.ReviewResult;
import dev.governor.approval.ReviewVerdict;
import dev.governor.identity.Principal;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Reviews given on a human task: the vote goes into the approval ledger, and the task follows what the ledger says.
 *
 * <p>INVARIANT: the vote and the task's completion are one transaction; an attempt that breaks a duty is on record
 * although it is refused.
 */
@ApplicationScoped
public class TaskReviews {

    private static final String REVIEW_TASK = "reviewPlan";

    private final TaskService tasks;
    private final ApprovalService approvals;

    TaskReviews(TaskService tasks, ApprovalService approvals) {
        this.tasks = tasks;
        this.approvals = approvals;
    }

    /**
     * Votes and returns the task as it is afterwards: completed when the vote decided, ready again when more votes are
     * needed.
     *
     * @param shown the digest of what the reviewer was shown
     * @throws ProblemException {@code not-found}, {@code separation-of-duties}, {@code task-state} when the reviewer has
     *     not claimed the task or it ended, {@code approval-void} when something else than what was shown would run
     */
    public HumanTask review(String taskId, Principal reviewer, ReviewVerdict verdict, String comment, Digest shown) {
        HumanTask task = tasks.find(taskId, reviewer)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no task `" + taskId + "`"));
        if (!task.name().equals(REVIEW_TASK)) {
            throw new ProblemException(ProblemCode.TASK_STATE, "task `" + taskId + "` is not a review");
        }
        if (approvals.whyNot(task.planId(), reviewer).isPresent()) {
            throw refusal(approvals.review(task.planId(), reviewer, verdict, comment, shown));
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            tasks.hold(taskId, reviewer);
            ReviewResult result = approvals.review(task.planId(), reviewer, verdict, comment, shown);
            if (result instanceof ReviewResult.Recorded recorded) {
                return follow(taskId, reviewer, recorded.request());
            }
            throw refusal(result);
        });
    }

    private HumanTask follow(String taskId, Principal reviewer, ApprovalRequest request) {
        return switch (request.state()) {
            case PENDING -> tasks.release(taskId, reviewer);
            case APPROVED, REJECTED, EXPIRED ->
                tasks.complete(
                        taskId, reviewer, Map.of("approval", request.state().word()));
        };
    }

    private static ProblemException refusal(ReviewResult result) {
        if (result instanceof ReviewResult.Refused refused) {
            return ProblemException.at(ProblemCode.SEPARATION_OF_DUTIES, refused.duty(), refused.reason());
        }
        if (result instanceof ReviewResult.Stale stale) {
            return new ProblemException(ProblemCode.APPROVAL_VOID, stale.reason());
        }
        if (result instanceof ReviewResult.Late late) {
            return new ProblemException(ProblemCode.TASK_STATE, late.reason());
        }
        return new ProblemException(ProblemCode.CONFLICT, "the request changed in between");
    }
}
