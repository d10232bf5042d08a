package dev.governor.plan;

import dev.governor.context.AssetProfile;
import dev.governor.finding.Finding;
import dev.governor.kernel.Digest;

/**
 * A plan with everything it names, read from facts.
 *
 * @param plan the plan
 * @param template the template it fills in
 * @param policyDigest the digest of the bundle that holds the template and decides on the plan
 * @param finding the finding it says it fixes, with its context
 * @param profile what the graph knows about its target
 */
public record CheckedPlan(
        RemediationPlan plan, Template template, Digest policyDigest, Finding finding, AssetProfile profile) {

    /** Tells whether the plan fits the finding. */
    public boolean intentMatches() {
        return intentMatches(plan, template, finding, profile);
    }

    /** Tells whether {@code plan}, filling in {@code template}, fits the finding. */
    public static boolean intentMatches(
            RemediationPlan plan, Template template, Finding finding, AssetProfile profile) {
        return IntentCheck.matches(template, finding, profile)
                && IntentCheck.addressesCause(template, finding, plan.parameters());
    }
}
