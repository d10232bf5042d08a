package dev.governor.context;

import dev.governor.finding.AssetKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What an asset is, by all its names, and what it lies in, whoever says so: by its key, and by the graph.
 *
 * @param keys the asset itself, its other names, and everything that holds one of them
 * @param complete whether that is all; a walk that met more than {@value #MAX} assets was cut off
 */
public record Containment(Set<AssetKey> keys, boolean complete) {

    private static final int MAX = 10_000;

    public Containment {
        keys = Set.copyOf(keys);
    }

    /** Tells whether the asset may lie in, or be, {@code other}; what is not known completely may lie in anything. */
    public boolean mayLieIn(AssetKey other) {
        return !complete || keys.contains(other);
    }

    /** Walks up from {@code asset}; a claim is enough, because an overlap that is none only makes somebody wait. */
    static Containment of(AssetGraph graph, AssetKey asset) {
        Set<AssetKey> found = new LinkedHashSet<>(Set.of(asset));
        Deque<AssetKey> waiting = new ArrayDeque<>(found);
        while (!waiting.isEmpty() && found.size() <= MAX) {
            AssetKey key = waiting.remove();
            key.holder().filter(found::add).ifPresent(waiting::add);
            graph.to(key, RelationType.CONTAINS).stream()
                    .map(Relation::from)
                    .filter(found::add)
                    .forEach(waiting::add);
            graph.to(key, RelationType.SAME_AS).stream()
                    .map(Relation::from)
                    .filter(found::add)
                    .forEach(waiting::add);
            graph.from(key, RelationType.SAME_AS).stream()
                    .map(Relation::to)
                    .filter(found::add)
                    .forEach(waiting::add);
        }
        return new Containment(found, waiting.isEmpty());
    }
}
