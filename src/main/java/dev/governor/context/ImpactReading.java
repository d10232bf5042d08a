package dev.governor.context;

import dev.governor.context.BlastRadius.Of;
import dev.governor.context.GraphWalk.Reach;
import dev.governor.context.Impact.AffectedOwner;
import dev.governor.context.Impact.Reached;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells what an event comes to, with proofs. For one thread. */
final class ImpactReading {

    private static final int MAX_LISTED = 50;

    private final AssetGraph graph;
    private final RadiusReading radii;
    private final AttributeReading attributes;
    private final PathSentences sentences;

    ImpactReading(AssetGraph graph) {
        this.graph = graph;
        this.radii = new RadiusReading(graph);
        this.attributes = new AttributeReading(graph);
        this.sentences = new PathSentences(graph);
    }

    Impact of(Of event, AssetKey asset) {
        Reach reach = radii.reach(event, asset);
        Map<String, Integer> owners = new TreeMap<>();
        int withoutOwner = countOwners(event, reach, owners);
        return new Impact(
                asset,
                graph.revision(),
                radii.of(event, reach),
                event == Of.ATTACK ? sensitiveData(reach) : List.of(),
                productionServices(event, reach),
                owners.entrySet().stream()
                        .map(entry -> new AffectedOwner(entry.getKey(), entry.getValue()))
                        .toList(),
                withoutOwner);
    }

    private List<Reached> sensitiveData(Reach reach) {
        Visits visits = reach.walk().visits();
        List<Integer> found = new ArrayList<>();
        for (int visit = 0; visit < reach.held(); visit++) {
            boolean sensitive = visits.group(visit) == visit
                    && radii.sensitivity(visits.asset(visit)).compareTo(DataClassification.CONFIDENTIAL) >= 0;
            if (sensitive) {
                found.add(visit);
            }
        }
        return found.stream()
                .sorted(Comparator.<Integer, DataClassification>comparing(
                                visit -> radii.sensitivity(visits.asset(visit)))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MAX_LISTED)
                .map(visit -> reached(reach.walk(), visit))
                .toList();
    }

    private List<Reached> productionServices(Of event, Reach reach) {
        Visits visits = reach.walk().visits();
        List<Reached> found = new ArrayList<>();
        for (int visit = RadiusReading.first(event, reach);
                visit < visits.size() && found.size() < MAX_LISTED;
                visit++) {
            if (visits.group(visit) == visit
                    && Names.isService(graph, visits, visit)
                    && radii.isProduction(visits.asset(visit))) {
                found.add(reached(reach.walk(), visit));
            }
        }
        return found;
    }

    private Reached reached(Walk walk, int visit) {
        int asset = walk.visits().asset(visit);
        int best = Names.best(graph, walk.visits(), visit);
        List<Relation> path = walk.path(visit);
        return new Reached(
                graph.key(best),
                Names.nameOf(graph, best),
                Names.typeOf(graph, best),
                attributes
                        .level(asset, Attribute.ENVIRONMENT, Environment.class)
                        .orElse(Environment.UNKNOWN),
                radii.sensitivity(asset),
                path,
                sentences.of(path));
    }

    private int countOwners(Of event, Reach reach, Map<String, Integer> owners) {
        Visits visits = reach.walk().visits();
        int without = 0;
        for (int visit = 0; visit < visits.size(); visit++) {
            boolean counts = visit == 0 || visit >= RadiusReading.first(event, reach);
            if (counts && visits.group(visit) == visit) {
                Attributed<String> owner = attributes.owner(visits.asset(visit));
                if (owner.isKnown()) {
                    owners.merge(owner.orElse(""), 1, Integer::sum);
                } else {
                    without++;
                }
            }
        }
        return without;
    }
}
