package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Level;
import java.util.List;

/**
 * What one event reaches in the graph, counted by kind.
 *
 * @param assets how many assets of any kind, the starting one not counted
 * @param identities how many of them are identities (logins, roles, people)
 * @param services how many of them are services
 * @param productionServices how many of those run in production
 * @param mostSensitive the most sensitive data reached
 * @param reached the assets, nearest first, at most 50
 */
public record BlastRadius(
        int assets,
        int identities,
        int services,
        int productionServices,
        DataClassification mostSensitive,
        List<AssetKey> reached) {

    /** A blast radius in one word. */
    public enum Size implements Level {
        NONE,
        LOW,
        MEDIUM,
        HIGH
    }

    public BlastRadius {
        reached = List.copyOf(reached);
    }

    /** Returns high from two production services or twenty assets, medium from one service or five assets, low below. */
    public Size size() {
        if (productionServices >= 2 || assets >= 20) {
            return Size.HIGH;
        }
        if (services >= 1 || assets >= 5) {
            return Size.MEDIUM;
        }
        return assets == 0 ? Size.NONE : Size.LOW;
    }
}
