package dev.governor.bundle;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * @param recommendOnly the environments in which nothing is carried out, because suggestion and execution cannot be told
 *     apart there
 * @param controlPlanes where the causes of findings live: the finding types by control plane
 */
public record BundleManifest(
        String name,
        String version,
        String owner,
        Map<String, Integer> riskBands,
        Duration decisionBudget,
        int maxRules,
        Set<String> recommendOnly,
        Map<String, Set<String>> controlPlanes) {

    /** The only language level: the subset of DRL 6 that {@link BundleLoader} describes. */
    public static final int LANGUAGE_LEVEL = 1;

    public BundleManifest {
        riskBands = Map.copyOf(new TreeMap<>(riskBands));
        recommendOnly = Set.copyOf(recommendOnly);
        controlPlanes = Map.copyOf(controlPlanes);
    }

    /** Returns the control plane in which the cause of a finding of {@code findingType} lives, or empty when unknown. */
    public Optional<String> controlPlaneOf(String findingType) {
        return controlPlanes.entrySet().stream()
                .filter(plane -> plane.getValue().contains(findingType))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
