package dev.governor.risk;

import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.PolicyBundle;
import dev.governor.context.AssetGraph;
import dev.governor.context.AssetProfile;
import dev.governor.context.ContextView;
import dev.governor.context.FindingRanker;
import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingRank;
import dev.governor.kernel.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Ranks findings by their risk score, many at a time; always by the active bundle, so that ranks can be compared. */
@ApplicationScoped
public class RiskRanker implements FindingRanker {

    private static final Logger LOG = Logger.getLogger(RiskRanker.class);

    private final BundleRegistry bundles;
    private volatile @Nullable FactorRules latest;

    RiskRanker(BundleRegistry bundles) {
        this.bundles = bundles;
    }

    @Override
    public Map<String, FindingRank> rank(List<Finding> findings, AssetGraph graph) {
        return rank(findings, ContextView.of(graph));
    }

    /** Returns the rank of each of {@code findings} as {@link #rank(List, AssetGraph)} does. */
    public Map<String, FindingRank> rank(List<Finding> findings, ContextView view) {
        FactorRules rules = rules();
        Map<AssetKey, Optional<AssetProfile>> profiles = new HashMap<>();
        Map<String, FindingRank> ranks = new HashMap<>();
        for (Finding finding : findings) {
            Optional<AssetProfile> known = profiles.computeIfAbsent(finding.asset(), view::profile);
            known.flatMap(profile -> rank(view.attach(finding, known), profile, rules))
                    .ifPresent(rank -> ranks.put(finding.id(), rank));
        }
        return ranks;
    }

    private static Optional<FindingRank> rank(Finding attached, AssetProfile profile, FactorRules rules) {
        try {
            RiskAssessment risk = RiskScorer.assess(attached, profile, rules);
            return Optional.of(new FindingRank(
                    risk.score(),
                    risk.band().word(),
                    risk.graphRevision(),
                    risk.policyDigest().text()));
        } catch (ProblemException e) {
            LOG.warnf("finding %s cannot be ranked: %s", attached.id(), e.detail());
            return Optional.empty();
        }
    }

    private FactorRules rules() {
        PolicyBundle active = bundles.active();
        FactorRules known = latest;
        if (known == null || !known.bundle().digest().equals(active.digest())) {
            known = new FactorRules(active);
            latest = known;
        }
        return known;
    }
}
