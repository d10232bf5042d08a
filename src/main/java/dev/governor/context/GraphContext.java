package dev.governor.context;

import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.ContextFact.VexFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.Clearance;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingContext;
import dev.governor.finding.FindingRank;
import dev.governor.finding.PackageFindings;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What one graph, and the facts that were just added to it, say around findings. */
final class GraphContext implements FindingContext {

    private final AssetGraph graph;
    private final Instance<FindingRanker> ranker;
    private final Set<AssetKey> cleared;

    GraphContext(AssetGraph graph, Collection<ContextFact> changed, Instance<FindingRanker> ranker) {
        this(graph, ranker, touched(graph, changed));
    }

    private GraphContext(AssetGraph graph, Instance<FindingRanker> ranker, Set<AssetKey> cleared) {
        this.graph = graph;
        this.ranker = ranker;
        this.cleared = cleared;
    }

    /** Returns what the same graph says, nothing having been added to it. */
    GraphContext untouched() {
        return new GraphContext(graph, ranker, Set.of());
    }

    /** Returns the assets, by all their names, that statements speak of or that got another name. */
    private static Set<AssetKey> touched(AssetGraph graph, Collection<ContextFact> changed) {
        VulnerabilityReading names = new VulnerabilityReading(graph);
        Set<AssetKey> touched = new LinkedHashSet<>();
        changed.stream().flatMap(GraphContext::spokenOf).forEach(asset -> {
            if (touched.add(asset)) {
                names.names(asset).forEach(touched::add);
            }
        });
        return touched;
    }

    private static Stream<AssetKey> spokenOf(ContextFact fact) {
        if (fact instanceof VexFact) {
            return Stream.of(fact.asset());
        }
        return fact instanceof RelationFact relation && relation.type() == RelationType.SAME_AS
                ? Stream.of(relation.asset(), relation.to())
                : Stream.empty();
    }

    @Override
    public Collection<AssetKey> cleared() {
        return cleared;
    }

    @Override
    public Collection<Clearance> clearances(Finding finding) {
        return finding.type().equals(PackageFindings.TYPE)
                ? ContextView.of(graph).vex(finding.asset(), finding.details().vulnerabilities()).stream()
                        .map(GraphContext::clearance)
                        .toList()
                : List.of();
    }

    private static Clearance clearance(VexFact fact) {
        String status = "vex:" + fact.status().name().toLowerCase(Locale.ROOT);
        String reason = fact.justification().isBlank() ? status : status + " (" + fact.justification() + ")";
        return new Clearance(
                fact.source(), reason, Objects.requireNonNullElse(fact.asOf(), Instant.EPOCH), fact.until());
    }

    @Override
    public Map<String, FindingRank> ranks(List<Finding> findings) {
        return ranker.isUnsatisfied() || findings.isEmpty()
                ? Map.of()
                : ranker.get().rank(findings, graph);
    }
}
