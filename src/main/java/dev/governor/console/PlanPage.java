package dev.governor.console;

import dev.governor.approval.ApprovalRequest;
import dev.governor.audit.Receipt;
import dev.governor.context.BlastRadius;
import dev.governor.finding.Finding;
import dev.governor.kernel.Environment;
import dev.governor.plan.RemediationPlan;
import dev.governor.policy.Decision;
import dev.governor.process.HumanTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a plan's page shows.
 *
 * @param row the plan as a sentence
 * @param environment where its target runs
 * @param production whether the target must be treated as production: it is, or nobody knows
 * @param operator who runs the agent; empty for a person
 * @param justification why, in the requester's words; hostile
 * @param claims what the agent claims, as {@code name: value}; hostile
 * @param finding what it fixes
 * @param decision what policy said
 * @param risk the score behind it
 * @param change what would run
 * @param radii what an attack and what the fix reach
 * @param approval who was asked
 * @param timeline the receipts, oldest first
 * @param last the sequence number of the newest receipt, 0 when there is none
 * @param live whether something may still happen by itself
 */
record PlanPage(
        PlanRow row,
        String environment,
        boolean production,
        String operator,
        String justification,
        List<String> claims,
        @Nullable FindingRow finding,
        @Nullable DecisionPanel decision,
        @Nullable RiskPanel risk,
        ChangePanel change,
        List<RadiusLine> radii,
        @Nullable ApprovalBox approval,
        List<TimelineEntry> timeline,
        long last,
        boolean live) {

    static PlanPage of(PlanFile file, Instant now) {
        RemediationPlan plan = file.plan().plan();
        Finding finding = file.finding();
        Decision decision = file.decision();
        Environment environment = environment(finding);
        List<TimelineEntry> timeline = TimelineEntry.of(file.receipts(), now);
        return new PlanPage(
                PlanRow.of(file.plan(), now),
                environment.word(),
                environment == Environment.PRODUCTION || environment == Environment.UNKNOWN,
                plan.operator() == null ? "" : Wording.who(plan.operator()),
                plan.justification(),
                plan.claims().entrySet().stream()
                        .map(claim -> Wording.plain(claim.getKey()) + ": "
                                + claim.getValue().asText())
                        .toList(),
                finding == null ? null : FindingRow.of(finding, decision == null ? null : decision.risk(), now),
                decision == null ? null : DecisionPanel.of(decision, now),
                decision == null || decision.risk() == null ? null : RiskPanel.of(decision.risk()),
                ChangePanel.of(file.plan().binding(), file.receipts()),
                radii(file),
                box(file, now),
                timeline,
                last(file.receipts()),
                !file.plan().state().isFinal());
    }

    private static long last(List<Receipt> receipts) {
        return receipts.isEmpty() ? 0 : receipts.get(receipts.size() - 1).sequence();
    }

    private static Environment environment(@Nullable Finding finding) {
        return finding == null ? Environment.UNKNOWN : finding.environment().orElse(Environment.UNKNOWN);
    }

    private static List<RadiusLine> radii(PlanFile file) {
        List<RadiusLine> radii = new ArrayList<>();
        BlastRadius attack = file.attack();
        BlastRadius fix = file.fix();
        if (attack != null) {
            radii.add(RadiusLine.of("An attacker reaches", attack, file.limits()));
        }
        if (fix != null) {
            radii.add(RadiusLine.of("The fix touches", fix, file.limits()));
        }
        return radii;
    }

    private static @Nullable ApprovalBox box(PlanFile file, Instant now) {
        ApprovalRequest approval = file.approval();
        HumanTask task = file.openTask();
        return approval == null ? null : ApprovalBox.of(approval, file.whyNot(), task == null ? null : task.id(), now);
    }
}
