package dev.governor.remediation;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.execution.AssetFence;
import dev.governor.identity.Principal;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.process.HumanTask;
import dev.governor.process.TaskService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Ends quarantines: a person who looked at the target says so, and the asset may be changed again. */
@ApplicationScoped
public class QuarantineService {

    private static final String QUARANTINE_TASK = "resolveQuarantine";

    private final TaskService tasks;
    private final AssetFence fence;
    private final EvidenceLog evidence;

    QuarantineService(TaskService tasks, AssetFence fence, EvidenceLog evidence) {
        this.tasks = tasks;
        this.fence = fence;
        this.evidence = evidence;
    }

    /**
     * Completes the human task of a quarantine and lets the next plan change its asset.
     *
     * <p>INVARIANT: task, fence and receipt are one transaction, so a resolution that is refused, or that cannot be put on
     * record, releases nothing.
     *
     * @param comment what was found and done
     * @throws ProblemException {@code not-found}, {@code task-state} when the task is no quarantine or ended, {@code
     *     forbidden} when somebody else holds it
     */
    @Transactional
    public HumanTask resolve(String taskId, Principal operator, String comment) {
        HumanTask task = tasks.find(taskId, operator)
                .filter(found -> found.name().equals(QUARANTINE_TASK))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "there is no quarantine task `" + taskId + "` for the caller"));
        tasks.hold(taskId, operator);
        HumanTask ended = tasks.complete(taskId, operator, Map.of());
        fence.release(task.planId());
        evidence.append(new Entry(
                ReceiptKind.QUARANTINE_RESOLVED,
                task.planId(),
                operator.subject(),
                Map.of("task", taskId, "comment", comment)));
        return ended;
    }
}
