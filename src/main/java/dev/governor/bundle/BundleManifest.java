package dev.governor.bundle;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code bundle.yaml} says.
 *
 * @param name the bundle's name
 * @param version its version, for people; the digest is what counts
 * @param owner the team that answers for it
 * @param riskBands the lowest score of each band by its word; a score below all of them is {@code low}
 * @param decisionBudget how long one evaluation may take; longer denies
 * @param maxRules the most rules it may hold
 */
public record BundleManifest(
        String name,
        String version,
        String owner,
        Map<String, Integer> riskBands,
        Duration decisionBudget,
        int maxRules) {

    /** The only language level: the subset of DRL 6 that {@link BundleLoader} describes. */
    public static final int LANGUAGE_LEVEL = 1;

    public BundleManifest {
        riskBands = Map.copyOf(new TreeMap<>(riskBands));
    }
}
