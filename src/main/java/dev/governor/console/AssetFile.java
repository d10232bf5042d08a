package dev.governor.console;

import dev.governor.context.AssetProfile;
import dev.governor.context.ExposureProof;
import dev.governor.context.GraphSlice;
import dev.governor.context.Impact;
import java.util.List;

/**
 * Everything the console knows about one asset, at one revision of the graph.
 *
 * @param profile what the graph knows of it
 * @param exposure from where it can be reached, and what proves that
 * @param attack what an attacker who holds it comes to
 * @param around the graph around it
 * @param findings the findings on it, those of the highest risk first
 */
record AssetFile(
        AssetProfile profile, ExposureProof exposure, Impact attack, GraphSlice around, List<ListedFinding> findings) {

    AssetFile {
        findings = List.copyOf(findings);
    }
}
