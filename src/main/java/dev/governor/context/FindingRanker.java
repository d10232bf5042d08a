package dev.governor.context;

import dev.governor.finding.Finding;
import dev.governor.finding.FindingRank;
import java.util.List;
import java.util.Map;

/** Says how urgent findings are; implemented where risk is known. */
public interface FindingRanker {

    /**
     * Returns the rank of each of {@code findings}, by finding id, from what {@code graph} knows; one that cannot be ranked is
     * left out.
     *
     * @param findings without context
     */
    Map<String, FindingRank> rank(List<Finding> findings, AssetGraph graph);
}
