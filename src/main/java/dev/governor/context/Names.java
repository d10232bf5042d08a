package dev.governor.context;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.finding.AssetNames;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of one asset: which is the best, and what it is called and is by all of them. */
final class Names {

    private Names() {}

    /** Returns the best described of the names that share the group of {@code visit}; of equals, the first by key. */
    static int best(AssetGraph graph, Visits visits, int visit) {
        int best = visits.asset(visit);
        for (int other = visit + 1; belongs(visits, other, visit); other++) {
            best = better(graph, best, visits.asset(other));
        }
        return best;
    }

    /** Tells whether {@code visit} is a further name of the asset first visited at {@code first}. */
    static boolean belongs(Visits visits, int visit, int first) {
        return visit < visits.size() && visits.group(visit) == first;
    }

    private static int better(AssetGraph graph, int one, int two) {
        return compare(graph, one, two) <= 0 ? one : two;
    }

    /** Orders names: the one that the strongest source describes first, then by key. */
    static int compare(AssetGraph graph, int one, int two) {
        AssetFact first = description(graph.node(one));
        AssetFact second = description(graph.node(two));
        int order = Comparator.nullsLast(Comparator.comparing(AssetFact::trust)).compare(first, second);
        return order == 0 ? graph.key(one).compareTo(graph.key(two)) : order;
    }

    /** Returns the best description of a node itself, null when there is none. */
    static @Nullable AssetFact description(@Nullable Node node) {
        return node == null
                ? null
                : node.facts().stream()
                        .filter(AssetFact.class::isInstance)
                        .map(AssetFact.class::cast)
                        .min(AssetGraph.BEST)
                        .orElse(null);
    }

    /** Returns what people call the asset at {@code visit}: its best description's name, else the end of its key. */
    static String nameOf(AssetGraph graph, int asset) {
        return Optional.ofNullable(description(graph.node(asset)))
                .map(AssetFact::name)
                .orElseGet(() -> AssetNames.nameOf(graph.key(asset)));
    }

    /** Returns the type of an asset: its best description's, else what its key tells. */
    static String typeOf(AssetGraph graph, int asset) {
        return Optional.ofNullable(description(graph.node(asset)))
                .map(AssetFact::type)
                .orElseGet(() -> AssetNames.typeOf(graph.key(asset), "asset"));
    }

    static boolean isService(AssetGraph graph, Visits visits, int visit) {
        boolean service = node(graph, visits, visit).isService();
        for (int other = visit + 1; !service && belongs(visits, other, visit); other++) {
            service = node(graph, visits, other).isService();
        }
        return service;
    }

    static boolean isIdentity(AssetGraph graph, Visits visits, int visit) {
        boolean identity = node(graph, visits, visit).isIdentity();
        for (int other = visit + 1; !identity && belongs(visits, other, visit); other++) {
            identity = node(graph, visits, other).isIdentity();
        }
        return identity;
    }

    private static Node node(AssetGraph graph, Visits visits, int visit) {
        return Objects.requireNonNull(graph.node(visits.asset(visit)), "a visited asset is in the graph");
    }
}
