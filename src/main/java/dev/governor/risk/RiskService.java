package dev.governor.risk;

import dev.governor.bundle.BundleRegistry;
import dev.governor.context.AssetProfile;
import dev.governor.finding.Finding;
import jakarta.enterprise.context.ApplicationScoped;

/** Scores findings with the bundle that decides. */
@ApplicationScoped
public class RiskService {

    private final BundleRegistry bundles;

    RiskService(BundleRegistry bundles) {
        this.bundles = bundles;
    }

    /**
     * Returns the score of {@code attached} on the asset that {@code profile} describes.
     *
     * @throws dev.governor.kernel.ProblemException {@code unavailable} when it cannot be scored; a plan decided without
     *     a score is denied
     */
    public RiskAssessment assess(Finding attached, AssetProfile profile) {
        return RiskScorer.assess(attached, profile, bundles.active());
    }
}
