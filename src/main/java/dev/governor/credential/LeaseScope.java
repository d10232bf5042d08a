package dev.governor.credential;

import dev.governor.finding.AssetKey;
import java.util.List;

/**
 * The most a credential may do: run these statements against this asset, each written out in full.
 *
 * @param target the one asset it may change
 * @param grants the statements, by name, for example {@code apply} and {@code inverse}
 */
public record LeaseScope(AssetKey target, List<Grant> grants) {

    /**
     * One permitted statement.
     *
     * @param name how the executor calls it: lower-case letters and underscores
     * @param statement what runs, complete, in the target's own language
     */
    public record Grant(String name, String statement) {}

    public LeaseScope {
        grants = List.copyOf(grants);
    }
}
