package dev.governor.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One breadth-first walk over a graph, within a limit. Several legs may follow one another, each with relations of its own.
 *
 * <p>The names of an asset are visited together and share a group, if a source that may loosen calls them the same. What
 * others call the same is followed and counted as an asset of its own, so nobody makes two assets one by a mere claim.
 */
final class Walk {

    private static final int ALL = -1;
    private static final int MAX_NAMES = 64;

    private final AssetGraph graph;
    private final int limit;
    private final int internet;
    private final Visits visits = new Visits();
    private final Map<Integer, Detour> detours = new HashMap<>(0);
    private boolean cut;

    /** A visit of another walk, from which this one was entered. */
    private record Detour(Walk side, int visit) {}

    /**
     * Which relations a leg follows, besides the names that a weak source gives.
     *
     * @param along the types that it follows along their direction, as bits
     * @param against the types that it follows against it
     * @param intoServices whether it follows a dependency into what a reviewed source calls a service
     * @param reviewed whether it follows only relations that may loosen
     */
    record Leg(int along, int against, boolean intoServices, boolean reviewed) {

        static Leg of(Collection<RelationType> along, Collection<RelationType> against) {
            return new Leg(bits(along), bits(against), true, false);
        }

        Leg over(boolean onlyReviewed) {
            return new Leg(along, against, intoServices, onlyReviewed);
        }

        Leg outsideServices() {
            return new Leg(along, against, false, reviewed);
        }

        private boolean goesAgainst(int label) {
            return (against & 1 << Edges.type(label).ordinal()) != 0;
        }

        private static int bits(Collection<RelationType> types) {
            int bits = 1 << RelationType.SAME_AS.ordinal();
            for (RelationType type : types) {
                bits |= 1 << type.ordinal();
            }
            return bits;
        }
    }

    Walk(AssetGraph graph, int limit) {
        this.graph = graph;
        this.limit = limit;
        this.internet = graph.number(GraphWalk.INTERNET);
    }

    Visits visits() {
        return visits;
    }

    /** Tells whether there was more than the limit. */
    boolean isCut() {
        return cut;
    }

    /** Visits {@code asset}, if the graph holds it, and its other names. */
    Walk start(int asset) {
        if (asset != Numbering.NONE) {
            visit(asset, Visits.START, 0, false);
        }
        return this;
    }

    /** Follows {@code leg} from everything that was visited so far, until nothing is new. */
    Walk follow(Leg leg) {
        return follow(leg, 0, ALL);
    }

    /** Follows {@code leg} from the visits {@code from} to {@code to} once; what is new is left where it is. */
    Walk step(Leg leg, int from, int to) {
        return follow(leg, from, to);
    }

    /** Visits what {@code leg} leads to from {@code side}'s visits, their start apart, without visiting those. */
    Walk through(Walk side, Leg leg) {
        for (int visit = 0; visit < side.visits.size(); visit++) {
            if (side.visits.group(visit) == 0) {
                continue;
            }
            Edges edges = graph.edges(side.visits.asset(visit), true);
            int at = 0;
            while (at < edges.size() && !cut) {
                if (Edges.type(edges.label(at)) == RelationType.SAME_AS || !leg.goesAgainst(edges.label(at))) {
                    at = edges.endAfter(at);
                    continue;
                }
                int before = visits.size();
                if (edges.other(at) != internet && (!leg.reviewed() || isReviewed(edges.label(at)))) {
                    visit(edges.other(at), Visits.START, edges.label(at), true);
                }
                if (visits.size() > before) {
                    detours.put(before, new Detour(side, visit));
                }
                at++;
            }
        }
        return this;
    }

    private Walk follow(Leg leg, int from, int to) {
        for (int visit = from; visit < (to == ALL ? visits.size() : to) && !cut; visit++) {
            expand(visit, false, leg.along(), leg);
            expand(visit, true, leg.against(), leg);
        }
        return this;
    }

    /** Passes over the edges once; types that the leg does not follow are skipped whole. */
    private void expand(int visit, boolean backward, int types, Leg leg) {
        Edges edges = graph.edges(visits.asset(visit), backward);
        int size = edges.size();
        int at = 0;
        while (at < size && !cut) {
            int label = edges.label(at);
            RelationType type = Edges.type(label);
            if ((types & 1 << type.ordinal()) == 0) {
                at = edges.endAfter(at);
                continue;
            }
            int other = edges.other(at++);
            if (other != internet
                    && !visits.contains(other)
                    && (!leg.reviewed() || isReviewed(label))
                    && (leg.intoServices() || type != RelationType.DEPENDS_ON || !isService(other))) {
                visit(other, visit, label, backward);
            }
        }
    }

    private boolean isService(int asset) {
        Node node = graph.node(asset);
        return node != null && node.isReviewedService();
    }

    private boolean isReviewed(int label) {
        return graph.speaker(label).trust().mayLoosen();
    }

    /** Visits an asset, unless it has been visited, and its reviewed names. */
    private void visit(int asset, int parent, int label, boolean backward) {
        if (visits.contains(asset)) {
            return;
        }
        if (visits.size() >= limit) {
            cut = true;
            return;
        }
        visits.add(asset, parent, label, backward);
        int first = visits.size() - 1;
        for (int name = first; name < visits.size() && name - first < MAX_NAMES; name++) {
            names(name, first, false);
            names(name, first, true);
        }
    }

    private void names(int visit, int first, boolean backward) {
        Edges edges = graph.edges(visits.asset(visit), backward);
        int end = edges.end(RelationType.SAME_AS);
        for (int i = edges.begin(RelationType.SAME_AS); i < end; i++) {
            int other = edges.other(i);
            boolean sure = isReviewed(edges.label(i));
            if (sure && other != internet && visits.add(other, visit, edges.label(i), backward)) {
                visits.join(visits.size() - 1, first);
            }
        }
    }

    /** Returns the relations from the start to {@code visit}, in the order they were walked. */
    List<Relation> path(int visit) {
        ArrayDeque<Relation> path = new ArrayDeque<>();
        int at = visit;
        while (visits.parent(at) != Visits.START) {
            int parent = visits.parent(at);
            path.addFirst(relation(visits.asset(parent), visits.label(at), visits.asset(at), visits.isBackward(at)));
            at = parent;
        }
        Detour detour = detours.get(at);
        if (detour == null) {
            return List.copyOf(path);
        }
        int container = detour.side().visits.asset(detour.visit());
        path.addFirst(relation(container, visits.label(at), visits.asset(at), true));
        List<Relation> whole = new ArrayList<>(detour.side().path(detour.visit()));
        whole.addAll(path);
        return List.copyOf(whole);
    }

    private Relation relation(int before, int label, int here, boolean backward) {
        return backward ? graph.relation(here, label, before) : graph.relation(before, label, here);
    }
}
