package dev.governor.policy;

import dev.governor.bundle.PolicyBundle;
import dev.governor.context.AssetProfile;
import dev.governor.context.BlastRadius;
import dev.governor.finding.Finding;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.Capability;
import dev.governor.plan.CheckedPlan;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.RemediationPlan;
import dev.governor.plan.Template;
import dev.governor.plan.TemplateCatalogue;
import dev.governor.risk.RiskAssessment;
import dev.governor.risk.RiskScorer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * May this plan run?
 *
 * @param plan the proposal
 * @param template the template it fills in
 * @param finding the finding it says it fixes, attached to the graph
 * @param profile what the graph knows about the target
 * @param fixRadius what the change cuts off
 * @param reviewedServices how many services use the target by relations that a reviewed source states
 * @param risk the finding's risk, null when it could not be scored; then the answer is deny
 * @param capabilities what the adapter and the broker are able to do
 * @param binding exactly what would run, null when nothing could be prepared
 * @param claimConflicts where the agent's claims contradict the facts, as sentences
 * @param intentMatches whether the action is meant for the finding and the target
 */
public record PlanQuestion(
        RemediationPlan plan,
        Template template,
        Finding finding,
        AssetProfile profile,
        BlastRadius fixRadius,
        int reviewedServices,
        @Nullable RiskAssessment risk,
        Set<Capability> capabilities,
        @Nullable PlanBinding binding,
        List<String> claimConflicts,
        boolean intentMatches) {

    public PlanQuestion {
        capabilities = Set.copyOf(capabilities);
        claimConflicts = List.copyOf(claimConflicts);
    }

    /**
     * Returns the question as {@code other} is asked it: with its template and its risk. Claims stay compared with what the
     * deciding bundle makes of the risk.
     *
     * @throws dev.governor.kernel.ProblemException when the bundle has no such template, or one for another action
     */
    PlanQuestion askedOf(PolicyBundle other) {
        Template its = TemplateCatalogue.of(other, template.id())
                .filter(found -> found.action().equals(template.action()))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_TEMPLATE, "the other bundle has no `" + template.id() + "`"));
        return new PlanQuestion(
                plan,
                its,
                finding,
                profile,
                fixRadius,
                reviewedServices,
                scored(other),
                capabilities,
                binding,
                claimConflicts,
                CheckedPlan.intentMatches(plan, its, finding, profile));
    }

    private @Nullable RiskAssessment scored(PolicyBundle other) {
        try {
            return RiskScorer.assess(finding, profile, other);
        } catch (ProblemException e) {
            return null;
        }
    }
}
