package dev.governor.remediation;

import dev.governor.approval.ApprovalRequest;
import dev.governor.audit.Receipt;
import dev.governor.credential.Lease;
import dev.governor.finding.Finding;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.Template;
import dev.governor.policy.Decision;
import dev.governor.process.HumanTask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one plan.
 *
 * @param plan the plan and where it is
 * @param finding the finding it says it fixes, with its context as of now
 * @param template the template it fills in, null when the active bundle no longer has it
 * @param decision what policy said, null before it spoke
 * @param approval the approval request, null when none was needed
 * @param task the newest human task, null when there was none
 * @param lease the credential's record, null when none was lent; never its secret
 * @param elements the process elements it is at, empty when it has ended
 * @param timeline its receipts, oldest first
 */
public record RemediationView(
        PlanRecord plan,
        Finding finding,
        @Nullable Template template,
        @Nullable Decision decision,
        @Nullable ApprovalRequest approval,
        @Nullable HumanTask task,
        @Nullable Lease lease,
        List<String> elements,
        List<Receipt> timeline) {

    public RemediationView {
        elements = List.copyOf(elements);
        timeline = List.copyOf(timeline);
    }
}
