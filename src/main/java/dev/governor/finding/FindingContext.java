package dev.governor.finding;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is known around findings at the moment their reports are recorded: who cleared them, and how urgent they are. */
public interface FindingContext {

    /** Nothing is known. */
    FindingContext NONE = new FindingContext() {};

    /** Returns the assets of which something was said that may clear findings, or end that. */
    default Collection<AssetKey> cleared() {
        return List.of();
    }

    /** Returns everything that clears {@code finding}, whose vulnerabilities are known. */
    default Collection<Clearance> clearances(Finding finding) {
        return List.of();
    }

    /** Returns how urgent {@code findings} are, by finding id; one that cannot be ranked is left out. */
    default Map<String, FindingRank> ranks(List<Finding> findings) {
        return Map.of();
    }
}
