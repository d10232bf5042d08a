package dev.governor.console;

import dev.governor.approval.ApprovalRequest;
import dev.governor.audit.Receipt;
import dev.governor.context.BlastRadius;
import dev.governor.context.RadiusLimits;
import dev.governor.finding.Finding;
import dev.governor.plan.PlanRecord;
import dev.governor.policy.Decision;
import dev.governor.process.HumanTask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the console reads about one plan, for one reader.
 *
 * @param plan the plan and where it is
 * @param finding what it says it fixes, with context attached
 * @param decision what policy said, null before it did
 * @param approval the approval request, null when none is needed
 * @param whyNot why the reader may not review, null when the reader may or there is nothing to review
 * @param tasks every human task of the plan, oldest first
 * @param receipts the receipts about it, oldest first
 * @param attack what an attacker reaches through the target, null when the graph does not know it
 * @param fix who loses something when the plan succeeds
 * @param place the elements of the process it is at; empty when it has ended
 * @param limits from where on what is reached is high or medium, by the bundle that decides on it
 */
record PlanFile(
        PlanRecord plan,
        @Nullable Finding finding,
        @Nullable Decision decision,
        @Nullable ApprovalRequest approval,
        @Nullable String whyNot,
        List<HumanTask> tasks,
        List<Receipt> receipts,
        @Nullable BlastRadius attack,
        @Nullable BlastRadius fix,
        List<String> place,
        RadiusLimits limits) {

    PlanFile {
        tasks = List.copyOf(tasks);
        receipts = List.copyOf(receipts);
        place = List.copyOf(place);
    }

    /** Returns the task that is still to be done, or null. */
    @Nullable
    HumanTask openTask() {
        return tasks.stream().filter(task -> task.state().isOpen()).findFirst().orElse(null);
    }
}
