package dev.governor.risk;

import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.PolicyBundle;
import dev.governor.context.AssetProfile;
import dev.governor.context.RadiusLimits;
import dev.governor.finding.Finding;
import dev.governor.kernel.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Scores findings. */
@ApplicationScoped
public class RiskService {

    private final BundleRegistry bundles;

    RiskService(BundleRegistry bundles) {
        this.bundles = bundles;
    }

    /**
     * Returns the score of {@code attached} on the asset that {@code profile} describes, by the bundle that decides wherever
     * no canary does: what findings are shown and ranked with.
     *
     * @throws dev.governor.kernel.ProblemException {@code unavailable} when it cannot be scored
     */
    public RiskAssessment assess(Finding attached, AssetProfile profile) {
        return RiskScorer.assess(attached, profile, bundles.active());
    }

    /**
     * Returns the score by the bundle that decides on {@code attached}.
     *
     * @param began the digest of the bundle that the decision began with, null when it begins now
     * @throws dev.governor.kernel.ProblemException {@code unavailable} when it cannot be scored; a plan decided without
     *     a score is denied
     */
    public RiskAssessment assessToDecide(Finding attached, AssetProfile profile, @Nullable Digest began) {
        return RiskScorer.assess(attached, profile, deciding(attached, began));
    }

    /**
     * Returns from where on a blast radius is high or medium, by the bundle that decides on {@code attached}.
     *
     * @param began the digest of the bundle that the decision began with, null when it begins now
     */
    public RadiusLimits radiusLimits(Finding attached, @Nullable Digest began) {
        return RadiusThresholds.of(deciding(attached, began));
    }

    private PolicyBundle deciding(Finding attached, @Nullable Digest began) {
        return bundles.deciding(attached.tenant(), attached.id(), began).bundle();
    }
}
