package dev.governor.context;

import dev.governor.context.BlastRadius.Of;
import dev.governor.context.GraphWalk.Reach;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import java.util.ArrayList;
import java.util.List;

/** Counts what an event reaches. For one thread. */
final class RadiusReading {

    private static final int MAX_LISTED = 50;
    private static final int MAX_NAMED = 10;

    private final AssetGraph graph;
    private final GraphWalk walks;
    private final LevelMemory<Environment> environments;
    private final LevelMemory<DataClassification> sensitivities;

    RadiusReading(AssetGraph graph) {
        this.graph = graph;
        this.walks = new GraphWalk(graph);
        this.environments = new LevelMemory<>(graph, Attribute.ENVIRONMENT, Environment.class);
        this.sensitivities = new LevelMemory<>(graph, Attribute.DATA_CLASSIFICATION, DataClassification.class);
    }

    BlastRadius of(Of event, AssetKey asset) {
        return of(event, reach(event, asset));
    }

    Reach reach(Of event, AssetKey asset) {
        return event == Of.ATTACK ? walks.attack(asset) : walks.fix(asset);
    }

    BlastRadius of(Of event, Reach reach) {
        Walk walk = reach.walk();
        Visits visits = walk.visits();
        List<AssetKey> listed = new ArrayList<>();
        List<String> named = new ArrayList<>();
        int assets = 0;
        int identities = 0;
        int services = 0;
        int inProduction = 0;
        List<Integer> others = otherNames(visits);
        for (int visit = first(event, reach); visit < visits.size(); visit++) {
            if (visits.group(visit) != visit) {
                continue;
            }
            assets++;
            if (listed.size() < MAX_LISTED) {
                listed.add(graph.key(Names.best(graph, visits, visit)));
            }
            identities += Names.isIdentity(graph, visits, visit) ? 1 : 0;
            if (Names.isService(graph, visits, visit)) {
                services++;
                if (isProduction(visits, visit, others)) {
                    inProduction++;
                    if (named.size() < MAX_NAMED) {
                        named.add(Names.nameOf(graph, Names.best(graph, visits, visit)));
                    }
                }
            }
        }
        return new BlastRadius(
                event, assets, identities, services, inProduction, mostSensitive(visits), listed, named, walk.isCut());
    }

    /** Returns the first visit that counts: of an attack the first after the start, of a fix the first that loses something. */
    static int first(Of event, Reach reach) {
        Visits visits = reach.walk().visits();
        int visit = event == Of.ATTACK ? 0 : reach.held();
        while (event == Of.ATTACK && Names.belongs(visits, visit, 0)) {
            visit++;
        }
        return visit;
    }

    /** Returns the visits that found another name of an asset that was there already. */
    private static List<Integer> otherNames(Visits visits) {
        List<Integer> others = new ArrayList<>();
        for (int visit = 0; visit < visits.size(); visit++) {
            if (visits.group(visit) != visit) {
                others.add(visit);
            }
        }
        return others;
    }

    /** Tells whether the asset runs in production by any of its names, whichever was found first. */
    private boolean isProduction(Visits visits, int group, List<Integer> others) {
        return isProduction(visits.asset(group))
                || others.stream().anyMatch(other -> visits.group(other) == group && isProduction(visits.asset(other)));
    }

    boolean isProduction(int asset) {
        return environments.of(asset).orElse(Environment.UNKNOWN) == Environment.PRODUCTION;
    }

    DataClassification sensitivity(int asset) {
        return sensitivities.of(asset).orElse(DataClassification.UNKNOWN);
    }

    private DataClassification mostSensitive(Visits visits) {
        DataClassification most = DataClassification.UNKNOWN;
        for (int visit = 0; visit < visits.size() && most != DataClassification.RESTRICTED; visit++) {
            DataClassification here = sensitivity(visits.asset(visit));
            most = here.compareTo(most) > 0 ? here : most;
        }
        return most;
    }
}
