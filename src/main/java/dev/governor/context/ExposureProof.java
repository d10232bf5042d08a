package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Exposure;
import java.util.List;

/**
 * From where an asset can be reached, and what proves it.
 *
 * @param asset which asset
 * @param revision the graph revision this was read at
 * @param exposure from where it can be reached
 * @param internetExposed the same as yes, no or unknown; no only if a source that may loosen says so and nothing leads there
 * @param path the relations from the internet to the asset; empty when there are none
 * @param how the path in sentences
 * @param truncated whether the search was given up before it was over; then nobody says that it is not exposed
 */
public record ExposureProof(
        AssetKey asset,
        long revision,
        Attributed<Exposure> exposure,
        Attributed<Boolean> internetExposed,
        List<Relation> path,
        List<String> how,
        boolean truncated) {

    public ExposureProof {
        path = List.copyOf(path);
        how = List.copyOf(how);
    }
}
