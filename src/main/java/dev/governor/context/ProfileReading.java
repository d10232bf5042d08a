package dev.governor.context;

import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.Testimony;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads profiles and blast radii off one graph.
 *
 * <p>What is not stated about an asset is inherited from what contains it, the nearest first, and says so in its source.
 */
final class ProfileReading {

    private static final int MAX_LISTED = 50;
    private static final Set<String> IDENTITIES = Set.of(
            "identity", "postgresql_role", "iam_role", "iam_user", "user", "group", "person", "login", "principal");
    private static final Set<String> SERVICES = Set.of("service", "component", "website", "api");

    private final AssetGraph graph;
    private final GraphWalk walk;

    ProfileReading(AssetGraph graph) {
        this.graph = graph;
        this.walk = new GraphWalk(graph);
    }

    AssetProfile profile(AssetKey asset) {
        List<Relation> path = walk.exposurePath(asset);
        return new AssetProfile(
                asset,
                graph.asset(asset).map(ContextFact.AssetFact::name).orElseGet(() -> AssetNames.nameOf(asset)),
                typeOf(asset),
                graph.revision(),
                Testimony.ofNames(statements(asset, Attribute.OWNER, Function.identity())),
                level(asset, Attribute.ENVIRONMENT, Environment.class),
                level(asset, Attribute.DATA_CLASSIFICATION, DataClassification.class),
                level(asset, Attribute.CRITICALITY, Criticality.class),
                exposure(asset, path),
                path,
                radius(asset, walk.attackReach(asset)));
    }

    BlastRadius fixRadius(AssetKey target) {
        return radius(target, walk.fixReach(target));
    }

    private BlastRadius radius(AssetKey start, List<AssetKey> reached) {
        List<AssetKey> services = reached.stream()
                .filter(asset -> SERVICES.contains(typeOf(asset)))
                .toList();
        long production = services.stream()
                .filter(service ->
                        level(service, Attribute.ENVIRONMENT, Environment.class).orElse(Environment.UNKNOWN)
                                == Environment.PRODUCTION)
                .count();
        DataClassification mostSensitive = Stream.concat(Stream.of(start), reached.stream())
                .map(asset -> level(asset, Attribute.DATA_CLASSIFICATION, DataClassification.class)
                        .orElse(DataClassification.UNKNOWN))
                .max(Comparator.naturalOrder())
                .orElse(DataClassification.UNKNOWN);
        return new BlastRadius(
                reached.size(),
                (int) reached.stream()
                        .filter(asset -> IDENTITIES.contains(typeOf(asset)))
                        .count(),
                services.size(),
                (int) production,
                mostSensitive,
                reached.subList(0, Math.min(MAX_LISTED, reached.size())));
    }

    private String typeOf(AssetKey asset) {
        return graph.asset(asset).map(ContextFact.AssetFact::type).orElseGet(() -> AssetNames.typeOf(asset, "asset"));
    }

    private Attributed<Exposure> exposure(AssetKey asset, List<Relation> path) {
        Attributed<Exposure> stated = level(asset, Attribute.EXPOSURE, Exposure.class);
        if (path.isEmpty()) {
            return stated;
        }
        Trust weakest = path.stream()
                .map(Relation::trust)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant oldest =
                path.stream().map(Relation::asOf).max(Comparator.naturalOrder()).orElseThrow();
        List<String> conflicts = new ArrayList<>(stated.conflicts());
        if (stated.isKnown() && stated.value() != Exposure.INTERNET) {
            conflicts.add("%s (%s) says %s"
                    .formatted(
                            stated.source(),
                            stated.trust().word(),
                            Objects.requireNonNull(stated.value()).word()));
        }
        String source = "graph: path of " + path.size() + " relations from " + GraphWalk.INTERNET;
        return new Attributed<>(
                Exposure.INTERNET, source, weakest == Trust.UNKNOWN ? Trust.CLAIMED : weakest, oldest, conflicts);
    }

    private <E extends Enum<E> & Level> Attributed<E> level(AssetKey asset, Attribute attribute, Class<E> type) {
        Function<String, E> reading = word -> Level.of(type, word).orElseThrow();
        return Testimony.ofLevels(statements(asset, attribute, reading));
    }

    /**
     * Returns what counts for {@code attribute} of {@code asset}: the nearest statements that may loosen, and every weaker
     * statement on the way there.
     *
     * <p>INVARIANT: a tag on the asset itself never hides what a reviewed source says about its container.
     */
    private <T> List<Attributed<T>> statements(AssetKey asset, Attribute attribute, Function<String, T> reading) {
        List<Attributed<T>> statements = new ArrayList<>();
        List<AssetKey> chain = new ArrayList<>(List.of(asset));
        chain.addAll(walk.reviewedContainers(asset));
        for (AssetKey link : chain) {
            List<AttributeFact> stated = graph.stated(link, attribute);
            stated.forEach(fact -> statements.add(Attributed.of(
                    reading.apply(fact.value()),
                    link.equals(asset) ? fact.source() : fact.source() + ", inherited from " + link,
                    fact.trust(),
                    fact.asOf())));
            if (stated.stream().anyMatch(fact -> fact.trust().mayLoosen())) {
                break;
            }
        }
        return statements;
    }
}
