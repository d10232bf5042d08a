package dev.governor.context;

import dev.governor.context.GraphSlice.Node;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks a graph breadth first, within limits, to answer what reaches what.
 *
 * <p>Every walk stops after {@link #MAX_VISITED} assets; what it then says is a lower bound, never a guess.
 */
public final class GraphWalk {

    /** The asset that stands for everybody on the internet. */
    public static final AssetKey INTERNET = new AssetKey("internet:any");

    /** The most assets that one walk visits. */
    public static final int MAX_VISITED = 10_000;

    private final AssetGraph graph;

    public GraphWalk(AssetGraph graph) {
        this.graph = graph;
    }

    /**
     * Returns the shortest chain of relations by which the internet reaches {@code asset}, over what exposes and what
     * contains; empty when there is none. Of equally short chains it is the first by key.
     */
    public List<Relation> exposurePath(AssetKey asset) {
        Map<AssetKey, Relation> cameBy = new LinkedHashMap<>();
        ArrayDeque<AssetKey> queue = new ArrayDeque<>(List.of(INTERNET));
        while (!queue.isEmpty() && !cameBy.containsKey(asset) && cameBy.size() < MAX_VISITED) {
            AssetKey here = queue.remove();
            Stream.of(RelationType.EXPOSES, RelationType.CONTAINS)
                    .flatMap(type -> graph.from(here, type).stream())
                    .filter(relation -> !relation.to().equals(INTERNET))
                    .filter(relation -> cameBy.putIfAbsent(relation.to(), relation) == null)
                    .forEach(relation -> queue.add(relation.to()));
        }
        ArrayDeque<Relation> path = new ArrayDeque<>();
        for (Relation step = cameBy.get(asset); step != null; step = cameBy.get(step.from())) {
            path.addFirst(step);
        }
        return List.copyOf(path);
    }

    /** Returns what contains {@code asset}, nearest first. */
    public List<AssetKey> containers(AssetKey asset) {
        return reach(List.of(asset), here -> origins(here, RelationType.CONTAINS));
    }

    /**
     * Returns what contains {@code asset} by relations that may loosen, nearest first.
     *
     * <p>INVARIANT: nobody moves an asset under a harmless container, and so under its attributes, by a mere claim.
     */
    public List<AssetKey> reviewedContainers(AssetKey asset) {
        return reach(
                List.of(asset),
                here -> graph.to(here, RelationType.CONTAINS).stream()
                        .filter(relation -> relation.trust().mayLoosen())
                        .map(Relation::from)
                        .toList());
    }

    /**
     * Returns what an attacker who holds {@code asset} gets at: what it contains and exposes, whoever depends on it, reads
     * it or stands behind it, and, because they use the whole, whoever depends on what contains it.
     */
    public List<AssetKey> attackReach(AssetKey asset) {
        List<AssetKey> start = new ArrayList<>(List.of(asset));
        containers(asset).forEach(container -> start.addAll(users(container)));
        Set<AssetKey> reached = new LinkedHashSet<>(start);
        reached.addAll(reach(
                start,
                here -> Stream.concat(
                                Stream.of(RelationType.CONTAINS, RelationType.EXPOSES)
                                        .flatMap(type -> targets(here, type).stream()),
                                users(here).stream())
                        .toList()));
        reached.remove(asset);
        return List.copyOf(reached);
    }

    /**
     * Returns who loses access when public access to {@code asset} ends: identities and services that read it or depend on
     * it, the members of those, and who assumes them.
     */
    public List<AssetKey> fixReach(AssetKey asset) {
        return reach(
                List.of(asset),
                here -> here.equals(asset)
                        ? Stream.of(RelationType.READS, RelationType.DEPENDS_ON)
                                .flatMap(type -> origins(here, type).stream())
                                .toList()
                        : Stream.of(RelationType.MEMBER_OF, RelationType.ASSUMES)
                                .flatMap(type -> origins(here, type).stream())
                                .toList());
    }

    /** Returns everything within {@code hops} relations of {@code centre}, in either direction. */
    public GraphSlice neighbourhood(AssetKey centre, int hops) {
        int limit = Math.max(0, Math.min(hops, GraphSlice.MAX_HOPS));
        Map<AssetKey, Integer> distance = new LinkedHashMap<>(Map.of(centre, 0));
        ArrayDeque<AssetKey> queue = new ArrayDeque<>(List.of(centre));
        boolean cut = false;
        while (!queue.isEmpty()) {
            AssetKey here = queue.remove();
            int next = distance.getOrDefault(here, 0) + 1;
            for (AssetKey neighbour : next > limit ? List.<AssetKey>of() : neighbours(here)) {
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
                .map(entry -> graph.asset(entry.getKey())
                        .map(fact -> new Node(fact.asset(), fact.name(), fact.type(), entry.getValue()))
                        .orElseGet(() -> new Node(
                                entry.getKey(),
                                AssetNames.nameOf(entry.getKey()),
                                AssetNames.typeOf(entry.getKey(), "asset"),
                                entry.getValue())))
                .toList();
    }

    private List<Relation> between(Set<AssetKey> assets) {
        return assets.stream()
                .flatMap(asset -> Stream.of(RelationType.values()).flatMap(type -> graph.from(asset, type).stream()))
                .filter(relation -> assets.contains(relation.to()))
                .toList();
    }

    private List<AssetKey> neighbours(AssetKey asset) {
        return Stream.of(RelationType.values())
                .flatMap(type -> Stream.concat(targets(asset, type).stream(), origins(asset, type).stream()))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private List<AssetKey> users(AssetKey asset) {
        return Stream.of(RelationType.DEPENDS_ON, RelationType.READS, RelationType.MEMBER_OF, RelationType.ASSUMES)
                .flatMap(type -> origins(asset, type).stream())
                .toList();
    }

    private List<AssetKey> targets(AssetKey asset, RelationType type) {
        return graph.from(asset, type).stream().map(Relation::to).toList();
    }

    private List<AssetKey> origins(AssetKey asset, RelationType type) {
        return graph.to(asset, type).stream().map(Relation::from).toList();
    }

    /** Returns what is reached from {@code start} over {@code edges}, nearest first, the start itself left out. */
    private static List<AssetKey> reach(Collection<AssetKey> start, Function<AssetKey, List<AssetKey>> edges) {
        Set<AssetKey> visited = new LinkedHashSet<>(start);
        ArrayDeque<AssetKey> queue = new ArrayDeque<>(start);
        while (!queue.isEmpty() && visited.size() < MAX_VISITED) {
            for (AssetKey next : edges.apply(queue.remove())) {
                if (!next.equals(INTERNET) && visited.add(next)) {
                    queue.add(next);
                }
            }
        }
        Set<AssetKey> origin = Set.copyOf(start);
        return visited.stream().filter(asset -> !origin.contains(asset)).toList();
    }
}
