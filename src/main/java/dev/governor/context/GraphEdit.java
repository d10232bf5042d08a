package dev.governor.context;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.ContextFact.VexFact;
import dev.governor.context.Edges.Edge;
import dev.governor.finding.AssetKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The next revision of a graph while it is written: facts go in, {@link #done} says what came out. For one thread, once. */
final class GraphEdit {

    private final Numbering<AssetKey> keys;
    private final Numbering<Speaker> speakers;
    private final NodeTable.Draft nodes;
    private final Map<Integer, List<ContextFact>> said = new LinkedHashMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private int described;

    private record Pending(int node, boolean outgoing, Edge edge) {}

    GraphEdit(Numbering<AssetKey> keys, Numbering<Speaker> speakers, NodeTable before, int described) {
        this.keys = keys;
        this.speakers = speakers;
        this.nodes = before.draft();
        this.described = described;
    }

    void take(ContextFact fact) {
        int node = keys.number(fact.asset());
        if (fact instanceof RelationFact relation) {
            relate(node, relation);
        } else {
            said.computeIfAbsent(node, none -> new ArrayList<>(2)).add(about(keys.get(node), fact));
        }
    }

    /** Returns the nodes with everything that was taken. */
    NodeTable done() {
        said.forEach(this::settle);
        Comparator<Edge> byEdge = edgeOrder();
        pending.sort(Comparator.comparingInt(Pending::node)
                .thenComparing(Pending::outgoing)
                .thenComparing(Pending::edge, byEdge));
        int from = 0;
        while (from < pending.size()) {
            Pending first = pending.get(from);
            List<Edge> edges = new ArrayList<>();
            while (from < pending.size() && continues(first, pending.get(from))) {
                edges.add(pending.get(from++).edge());
            }
            Node before = node(first.node());
            nodes.put(
                    first.node(),
                    first.outgoing()
                            ? before.with(before.out().with(edges, byEdge, true), before.in())
                            : before.with(before.out(), before.in().with(edges, byEdge, false)));
        }
        return nodes.done();
    }

    /** Returns how many assets have been described, after {@link #done}. */
    int described() {
        return described;
    }

    private static boolean continues(Pending first, Pending next) {
        return next.node() == first.node() && next.outgoing() == first.outgoing();
    }

    private Comparator<Edge> edgeOrder() {
        return (one, two) -> {
            int byType = Integer.compare(one.label() >>> 28, two.label() >>> 28);
            if (byType != 0) {
                return byType;
            }
            if (one.other() != two.other()) {
                return keys.get(one.other()).compareTo(keys.get(two.other()));
            }
            return one.label() == two.label()
                    ? 0
                    : speakers.get(Edges.speaker(one.label())).compareTo(speakers.get(Edges.speaker(two.label())));
        };
    }

    private void relate(int from, RelationFact relation) {
        int to = keys.number(relation.to());
        int speaker = speakers.number(new Speaker(relation.source(), relation.trust()));
        int label = Edges.label(relation.type(), speaker);
        long moment = moment(relation.asOf());
        pending.add(new Pending(from, true, new Edge(to, label, moment)));
        pending.add(new Pending(to, false, new Edge(from, label, moment)));
    }

    static long moment(@Nullable Instant asOf) {
        return asOf == null ? Edges.NO_MOMENT : ChronoUnit.MICROS.between(Instant.EPOCH, asOf);
    }

    private void settle(int number, List<ContextFact> added) {
        Node before = node(number);
        List<ContextFact> facts = new ArrayList<>(before.facts());
        boolean wasDescribed = facts.stream().anyMatch(AssetFact.class::isInstance);
        Map<List<Object>, Integer> places = new LinkedHashMap<>();
        for (int place = 0; place < facts.size(); place++) {
            places.put(identity(facts.get(place)), place);
        }
        for (ContextFact fact : added) {
            Integer place = places.putIfAbsent(identity(fact), facts.size());
            if (place == null) {
                facts.add(fact);
            } else if (fact.replaces(facts.get(place))) {
                facts.set(place, fact);
            }
        }
        nodes.put(number, before.with(facts, keys.get(number)));
        described += !wasDescribed && facts.stream().anyMatch(AssetFact.class::isInstance) ? 1 : 0;
    }

    private Node node(int number) {
        Node node = nodes.get(number);
        return node == null ? Node.of(keys.get(number)) : node;
    }

    /** Returns what two facts about one asset share when the newer replaces the older; see {@link ContextFact#identity}. */
    private static List<Object> identity(ContextFact fact) {
        if (fact instanceof AttributeFact attribute) {
            return List.of(attribute.attribute(), fact.source(), fact.trust());
        }
        if (fact instanceof VexFact vex) {
            return List.of(vex.vulnerability(), fact.source(), fact.trust());
        }
        return List.of(AssetFact.class, fact.source(), fact.trust());
    }

    /** Returns the same fact, with the one copy of the asset's key that the graph keeps. */
    private static ContextFact about(AssetKey key, ContextFact fact) {
        if (fact.asset() == key) {
            return fact;
        }
        if (fact instanceof AssetFact asset) {
            return new AssetFact(key, asset.name(), asset.type(), asset.source(), asset.trust(), asset.asOf());
        }
        if (fact instanceof AttributeFact said) {
            return new AttributeFact(key, said.attribute(), said.value(), said.source(), said.trust(), said.asOf());
        }
        return fact;
    }
}
