package dev.governor.context;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.finding.AssetKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The estate at one revision: assets, their relations in both directions, and what is stated about them.
 *
 * <p>Immutable; {@link #with} returns the next revision and shares what did not change. Lists are in a fixed order, so
 * the same facts give the same graph and the same answers however they arrived.
 */
public final class AssetGraph {

    /** The graph before anything is known. */
    public static final AssetGraph EMPTY = new AssetGraph(0, Map.of(), Map.of(), Map.of(), Map.of());

    private final long revision;
    private final Map<AssetKey, List<AssetFact>> assets;
    private final Map<AssetKey, List<AttributeFact>> attributes;
    private final Map<AssetKey, List<RelationFact>> outgoing;
    private final Map<AssetKey, List<RelationFact>> incoming;

    private AssetGraph(
            long revision,
            Map<AssetKey, List<AssetFact>> assets,
            Map<AssetKey, List<AttributeFact>> attributes,
            Map<AssetKey, List<RelationFact>> outgoing,
            Map<AssetKey, List<RelationFact>> incoming) {
        this.revision = revision;
        this.assets = assets;
        this.attributes = attributes;
        this.outgoing = outgoing;
        this.incoming = incoming;
    }

    /** Returns this graph with {@code facts}, at the later of the two revisions; older facts change nothing. */
    public AssetGraph with(Collection<? extends ContextFact> facts, long newRevision) {
        AssetGraph next = new AssetGraph(
                Math.max(revision, newRevision),
                new HashMap<>(assets),
                new HashMap<>(attributes),
                new HashMap<>(outgoing),
                new HashMap<>(incoming));
        facts.forEach(next::take);
        return next;
    }

    /** Returns the revision that answers are read at; 0 before the first change. */
    public long revision() {
        return revision;
    }

    /** Tells whether the graph knows {@code asset}, be it from a relation only. */
    public boolean holds(AssetKey asset) {
        return assets.containsKey(asset) || outgoing.containsKey(asset) || incoming.containsKey(asset);
    }

    /** Returns how many assets have been described. */
    public int size() {
        return assets.size();
    }

    /** Returns the best description of {@code asset}: strongest trust, then newest. */
    public Optional<AssetFact> asset(AssetKey asset) {
        return assets.getOrDefault(asset, List.of()).stream()
                .min(Comparator.comparing(AssetFact::trust)
                        .thenComparing(
                                fact -> Objects.requireNonNullElse(fact.asOf(), Instant.EPOCH),
                                Comparator.reverseOrder())
                        .thenComparing(AssetFact::source));
    }

    /** Returns what sources state about {@code attribute} of {@code asset} itself. */
    public List<AttributeFact> stated(AssetKey asset, Attribute attribute) {
        return attributes.getOrDefault(asset, List.of()).stream()
                .filter(fact -> fact.attribute() == attribute)
                .toList();
    }

    /** Returns the relations of {@code type} that start at {@code asset}, one for each target, ordered by target. */
    public List<Relation> from(AssetKey asset, RelationType type) {
        return strongest(outgoing.getOrDefault(asset, List.of()), type);
    }

    /** Returns the relations of {@code type} that end at {@code asset}, one for each origin, ordered by origin. */
    public List<Relation> to(AssetKey asset, RelationType type) {
        return strongest(incoming.getOrDefault(asset, List.of()), type);
    }

    private static List<Relation> strongest(List<RelationFact> facts, RelationType type) {
        Map<List<AssetKey>, Relation> best = new LinkedHashMap<>();
        facts.stream()
                .filter(fact -> fact.type() == type)
                .map(RelationFact::relation)
                .sorted(Comparator.comparing(Relation::from)
                        .thenComparing(Relation::to)
                        .thenComparing(Relation::trust)
                        .thenComparing(Relation::source))
                .forEach(relation -> best.putIfAbsent(List.of(relation.from(), relation.to()), relation));
        return List.copyOf(best.values());
    }

    private void take(ContextFact fact) {
        if (fact instanceof AssetFact asset) {
            put(assets, asset.asset(), asset);
        } else if (fact instanceof AttributeFact attribute) {
            put(attributes, attribute.asset(), attribute);
        } else if (fact instanceof RelationFact relation) {
            put(outgoing, relation.asset(), relation);
            put(incoming, relation.to(), relation);
        }
    }

    private static <F extends ContextFact> void put(Map<AssetKey, List<F>> facts, AssetKey key, F fact) {
        List<F> before = facts.getOrDefault(key, List.of());
        List<F> after = new ArrayList<>(before.size() + 1);
        for (F other : before) {
            if (!other.identity().equals(fact.identity())) {
                after.add(other);
            } else if (!fact.replaces(other)) {
                return;
            }
        }
        after.add(fact);
        facts.put(key, after);
    }
}
