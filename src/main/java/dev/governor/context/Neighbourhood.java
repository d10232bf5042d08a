package dev.governor.context;

import dev.governor.context.GraphSlice.Node;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Cuts the part around one asset out of a graph, for people to look at. */
final class Neighbourhood {

    private final AssetGraph graph;

    Neighbourhood(AssetGraph graph) {
        this.graph = graph;
    }

    /** Returns everything within {@code hops} relations of {@code centre}, in either direction. */
    GraphSlice around(AssetKey centre, int hops) {
        int limit = Math.max(0, Math.min(hops, GraphSlice.MAX_HOPS));
        Map<AssetKey, Integer> distance = new LinkedHashMap<>(Map.of(centre, 0));
        ArrayDeque<AssetKey> queue = new ArrayDeque<>(List.of(centre));
        boolean cut = false;
        while (!queue.isEmpty()) {
            AssetKey here = queue.remove();
            int next = distance.getOrDefault(here, 0) + 1;
            for (AssetKey neighbour : next > limit ? Set.<AssetKey>of() : neighbours(here)) {
                if (distance.containsKey(neighbour)) {
                    continue;
                }
                cut |= distance.size() >= GraphSlice.MAX_NODES;
                if (distance.size() < GraphSlice.MAX_NODES) {
                    distance.put(neighbour, next);
                    queue.add(neighbour);
                }
            }
        }
        return new GraphSlice(centre, graph.revision(), nodes(distance), between(distance.keySet()), cut);
    }

    private List<Node> nodes(Map<AssetKey, Integer> distance) {
        return distance.entrySet().stream()
                .map(entry -> node(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Node node(AssetKey asset, int hops) {
        return graph.asset(asset)
                .map(fact -> new Node(fact.asset(), fact.name(), fact.type(), hops))
                .orElseGet(() -> new Node(asset, AssetNames.nameOf(asset), AssetNames.typeOf(asset, "asset"), hops));
    }

    private List<Relation> between(Set<AssetKey> assets) {
        return assets.stream()
                .flatMap(asset -> Stream.of(RelationType.values()).flatMap(type -> graph.from(asset, type).stream()))
                .filter(relation -> assets.contains(relation.to()))
                .toList();
    }

    private Set<AssetKey> neighbours(AssetKey asset) {
        Set<AssetKey> neighbours = new TreeSet<>();
        int number = graph.number(asset);
        for (boolean backward : new boolean[] {false, true}) {
            Edges edges = graph.edges(number, backward);
            for (int i = 0; i < edges.size(); i++) {
                neighbours.add(graph.key(edges.other(i)));
            }
        }
        return neighbours;
    }
}
