package dev.governor.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.approval.ApprovalRequest;
import dev.governor.audit.Receipt;
import dev.governor.finding.AssetKey;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanState;
import dev.governor.plan.RemediationPlan;
import dev.governor.policy.Decision;
import dev.governor.process.HumanTask;
import dev.governor.remediation.RemediationView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan, where it is, and how it got there.
 *
 * @param id {@code pln_…}
 * @param findingId the finding it says it fixes
 * @param template the id of the template
 * @param target the asset it changes
 * @param parameters the template's parameters by name
 * @param claims what the agent said about the case; compared with facts, never believed
 * @param justification why, in the agent's words; hostile text
 * @param requester the subject of who submitted it
 * @param operator the subject of who runs that agent, null for a person
 * @param submittedAt when
 * @param state where it is
 * @param stateReason why, in a sentence; may be empty
 * @param changedAt when the state last changed
 * @param decision what policy said, null before it spoke
 * @param preview what the change and its rollback would do, as decided on; null where none was computed
 * @param approval the approval request, null when none was needed
 * @param task the newest human task, null when there was none
 * @param timeline its receipts, oldest first
 */
public record PlanView(
        String id,
        String findingId,
        String template,
        AssetKey target,
        Map<String, JsonNode> parameters,
        Map<String, JsonNode> claims,
        String justification,
        String requester,
        @Nullable String operator,
        Instant submittedAt,
        PlanState state,
        String stateReason,
        Instant changedAt,
        @Nullable Decision decision,
        @Nullable ChangePreview preview,
        @Nullable ApprovalRequest approval,
        @Nullable HumanTask task,
        List<Receipt> timeline) {

    static PlanView from(RemediationView view) {
        return of(view.plan(), view.decision(), view.approval(), view.task(), view.timeline());
    }

    private static PlanView of(
            PlanRecord record,
            @Nullable Decision decision,
            @Nullable ApprovalRequest approval,
            @Nullable HumanTask task,
            List<Receipt> timeline) {
        RemediationPlan plan = record.plan();
        return new PlanView(
                plan.id(),
                plan.findingId(),
                plan.template(),
                plan.target(),
                plan.parameters(),
                plan.claims(),
                plan.justification(),
                plan.requester(),
                plan.operator(),
                plan.submittedAt(),
                record.state(),
                record.stateReason(),
                record.changedAt(),
                decision,
                record.binding() == null ? null : record.binding().preview(),
                approval,
                task,
                timeline);
    }
}
