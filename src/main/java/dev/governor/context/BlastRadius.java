package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Level;
import java.util.List;

/**
 * What one event reaches in the graph, counted by kind.
 *
 * @param of what the event is
 * @param assets how many assets of any kind, the starting one not counted
 * @param identities how many of them are identities (logins, roles, people)
 * @param services how many of them are services
 * @param productionServices how many of those run in production
 * @param mostSensitive the most sensitive data reached, the start's included
 * @param reached the assets, at most 50: first what is held, then what is affected, each nearest first
 * @param production the names of the production services, in the order of {@code reached}, at most 10
 * @param truncated whether the search was given up before it was over, so the counts are lower bounds
 */
public record BlastRadius(
        Of of,
        int assets,
        int identities,
        int services,
        int productionServices,
        DataClassification mostSensitive,
        List<AssetKey> reached,
        List<String> production,
        boolean truncated) {

    /** The event whose reach it is. */
    public enum Of implements Level {
        /** Somebody takes the asset. */
        ATTACK,
        /** Public access to the asset ends. */
        FIX
    }

    /** A blast radius in one word. */
    public enum Size implements Level {
        NONE,
        LOW,
        MEDIUM,
        HIGH
    }

    public BlastRadius {
        reached = List.copyOf(reached);
        production = List.copyOf(production);
    }

    /**
     * Returns its size: of an attack also high when it reaches restricted data together with production services. An attack is
     * never none: it has the asset itself.
     */
    public Size size(RadiusLimits limits) {
        if (productionServices >= limits.highServices() || assets >= limits.highAssets() || truncated) {
            return Size.HIGH;
        }
        boolean attack = of == Of.ATTACK;
        boolean restricted = mostSensitive == DataClassification.RESTRICTED;
        if (attack && restricted && productionServices >= limits.highRestrictedServices()) {
            return Size.HIGH;
        }
        if (services >= limits.mediumServices() || assets >= limits.mediumAssets()) {
            return Size.MEDIUM;
        }
        return assets == 0 && !attack ? Size.NONE : Size.LOW;
    }
}
