package dev.governor.context;

import dev.governor.finding.AssetKey;
import java.util.List;

/** Tells relations in sentences, for people. */
final class PathSentences {

    private final AssetGraph graph;

    PathSentences(AssetGraph graph) {
        this.graph = graph;
    }

    List<String> of(List<Relation> path) {
        return path.stream().map(this::sentence).toList();
    }

    private String sentence(Relation relation) {
        String from = name(relation.from());
        String to = name(relation.to());
        String verb = switch (relation.type()) {
            case EXPOSES -> relation.from().equals(GraphWalk.INTERNET) ? "reaches" : "lets traffic through to";
            case CONTAINS -> "contains";
            case DEPENDS_ON -> "depends on";
            case READS -> "reads";
            case MEMBER_OF -> "is a member of";
            case ASSUMES -> "can act as";
            case DEPLOYED_TO -> "is deployed to";
            case OWNED_BY -> "is owned by";
            case RUNS -> "runs";
            case BUILT_FROM -> "is built from";
            case SAME_AS -> "is also known as";
        };
        return "%s %s %s, says %s (%s)"
                .formatted(from, verb, to, relation.source(), relation.trust().word());
    }

    private String name(AssetKey asset) {
        if (asset.equals(GraphWalk.INTERNET)) {
            return "the internet";
        }
        int number = graph.number(asset);
        return "`" + Names.nameOf(graph, number) + "` ("
                + Names.typeOf(graph, number).replace('_', ' ') + ")";
    }
}
