package dev.governor.context;

import static dev.governor.context.RelationType.ASSUMES;
import static dev.governor.context.RelationType.CONTAINS;
import static dev.governor.context.RelationType.DEPENDS_ON;
import static dev.governor.context.RelationType.EXPOSES;
import static dev.governor.context.RelationType.MEMBER_OF;
import static dev.governor.context.RelationType.READS;
import static dev.governor.context.RelationType.RUNS;

import dev.governor.context.Walk.Leg;
import dev.governor.finding.AssetKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks a graph breadth first, within limits, to answer what reaches what.
 *
 * <p>Every walk stops after {@link #MAX_VISITED} assets and says so; what it then tells is a lower bound, never a guess.
 * Neighbours are visited in the order of their keys. All names of an asset ({@code same_as}) are one asset.
 */
public final class GraphWalk {

    /** The asset that stands for everybody on the internet. */
    public static final AssetKey INTERNET = new AssetKey("internet:any");

    /** The most assets that one walk visits. */
    public static final int MAX_VISITED = 10_000;

    private static final Leg WAYS_IN = Leg.of(List.of(), List.of(EXPOSES, CONTAINS, RUNS));
    private static final Leg CONTAINERS = Leg.of(List.of(), List.of(CONTAINS));
    private static final Leg CONTENTS = Leg.of(List.of(CONTAINS), List.of()).over(true);
    private static final Leg USERS = Leg.of(List.of(), List.of(DEPENDS_ON, READS, MEMBER_OF, ASSUMES));
    private static final Leg HELD = Leg.of(
                    List.of(EXPOSES, CONTAINS, DEPENDS_ON, READS, MEMBER_OF, ASSUMES), List.of(RUNS))
            .outsideServices();
    private static final Leg AFFECTED =
            Leg.of(List.of(CONTAINS, EXPOSES), List.of(DEPENDS_ON, READS, MEMBER_OF, ASSUMES, RUNS));
    private static final Leg DOORS = Leg.of(List.of(), List.of(EXPOSES, DEPENDS_ON, READS, MEMBER_OF, ASSUMES));
    private static final Leg CUT_OFF = Leg.of(List.of(), List.of(READS, DEPENDS_ON, RUNS));
    private static final Leg BEHIND = Leg.of(List.of(), List.of(MEMBER_OF, ASSUMES));

    private final AssetGraph graph;

    /**
     * How the internet reaches an asset.
     *
     * @param path the relations from the internet to the asset; empty when none was found
     * @param truncated whether the search was given up before it was over
     */
    record Exposed(List<Relation> path, boolean truncated) {}

    /**
     * What an event reaches.
     *
     * @param walk the visits, the start and its names first
     * @param held how many visits an attacker holds; those after them are affected
     */
    record Reach(Walk walk, int held) {}

    public GraphWalk(AssetGraph graph) {
        this.graph = graph;
    }

    /**
     * Returns the shortest chain of relations by which the internet reaches {@code asset}, over what exposes, contains and
     * runs; empty when there is none. Of equally short chains it is the first by key, read from the asset.
     */
    public List<Relation> exposurePath(AssetKey asset) {
        return exposed(asset).path();
    }

    /**
     * Searches backward from the asset.
     *
     * <p>INVARIANT: a chain that somebody merely claims never hides one that is reviewed.
     */
    Exposed exposed(AssetKey asset) {
        Exposed reviewed = exposed(asset, WAYS_IN.over(true));
        return reviewed.path().isEmpty() ? exposed(asset, WAYS_IN) : reviewed;
    }

    private Exposed exposed(AssetKey asset, Leg leg) {
        Walk walk = new Walk(graph, MAX_VISITED).start(graph.number(asset));
        int internet = graph.number(INTERNET);
        Visits visits = walk.visits();
        for (int visit = 0; visit < visits.size() && internet != Numbering.NONE; visit++) {
            List<Relation> last = exposing(internet, visits.asset(visit), leg);
            if (!last.isEmpty()) {
                List<Relation> path = new ArrayList<>(walk.path(visit));
                Collections.reverse(path);
                path.add(0, last.get(0));
                return new Exposed(List.copyOf(path), false);
            }
            walk.step(leg, visit, visit + 1);
        }
        return new Exposed(List.of(), walk.isCut());
    }

    private List<Relation> exposing(int internet, int asset, Leg leg) {
        Edges edges = graph.edges(asset, true);
        for (RelationType type : List.of(EXPOSES, CONTAINS)) {
            int end = edges.end(type);
            for (int i = edges.begin(type); i < end; i++) {
                if (edges.other(i) == internet
                        && (!leg.reviewed()
                                || graph.speaker(edges.label(i)).trust().mayLoosen())) {
                    return List.of(graph.relation(internet, edges.label(i), asset));
                }
            }
        }
        return List.of();
    }

    /** Returns what contains {@code asset}, nearest first. */
    public List<AssetKey> containers(AssetKey asset) {
        return reached(new Walk(graph, MAX_VISITED).start(graph.number(asset)).follow(CONTAINERS));
    }

    /**
     * Returns what an attacker who holds {@code asset} gets at: what it contains, exposes, reads or can act as, and the
     * workloads that run it; whoever depends on any of it, reads it or stands behind it; and, because they use the whole,
     * whoever depends on what contains it.
     */
    public List<AssetKey> attackReach(AssetKey asset) {
        return reached(attack(asset).walk());
    }

    /**
     * Walks over relations of any trust; where that is too much, over those that may loosen first.
     *
     * <p>INVARIANT: nobody hides what is reviewed behind more than a walk visits by mere claims.
     */
    Reach attack(AssetKey asset) {
        int start = graph.number(asset);
        Walk walk = new Walk(graph, MAX_VISITED).start(start);
        Reach reach = attack(walk, start, false);
        if (!walk.isCut()) {
            return reach;
        }
        Walk reviewedFirst = new Walk(graph, MAX_VISITED).start(start);
        int held = attack(reviewedFirst, start, true).held();
        attack(reviewedFirst, start, false);
        return new Reach(reviewedFirst, held);
    }

    private Reach attack(Walk walk, int start, boolean reviewed) {
        walk.follow(HELD.over(reviewed));
        int held = walk.visits().size();
        Walk containers = new Walk(graph, MAX_VISITED).start(start).follow(CONTAINERS.over(reviewed));
        walk.through(containers, USERS.over(reviewed))
                .follow(AFFECTED.over(reviewed))
                .follow(DOORS.over(reviewed));
        return new Reach(walk, held);
    }

    /**
     * Returns who loses access when public access to {@code asset} and what it contains ends: identities and services that
     * read it or depend on it, the workloads that run it, the members of those, and who assumes them.
     */
    public List<AssetKey> fixReach(AssetKey asset) {
        Reach reach = fix(asset);
        return reached(reach.walk(), reach.held());
    }

    Reach fix(AssetKey asset) {
        return fix(asset, false);
    }

    /** Walks a fix over relations that may loosen, and over no others. */
    Reach reviewedFix(AssetKey asset) {
        return fix(asset, true);
    }

    private Reach fix(AssetKey asset, boolean reviewed) {
        Walk walk = new Walk(graph, MAX_VISITED).start(graph.number(asset)).follow(CONTENTS);
        int held = walk.visits().size();
        walk.step(CUT_OFF.over(reviewed), 0, held).follow(BEHIND.over(reviewed));
        return new Reach(walk, held);
    }

    private List<AssetKey> reached(Walk walk) {
        return reached(walk, 0);
    }

    /** Returns the assets from visit {@code from} on, each by its best name, nearest first, the start left out. */
    private List<AssetKey> reached(Walk walk, int from) {
        Visits visits = walk.visits();
        Set<AssetKey> reached = new LinkedHashSet<>();
        for (int visit = from; visit < visits.size(); visit++) {
            if (visits.group(visit) == visit && visit != 0) {
                reached.add(graph.key(Names.best(graph, visits, visit)));
            }
        }
        return List.copyOf(reached);
    }
}
