package dev.governor.context;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReport;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import dev.governor.signal.Hygiene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What signals say about the estate without being inventories: that an asset is there, what its tags declare, and what its
 * canonical name tells about what contains it.
 */
final class ReportedContext {

    private static final String KEY_SOURCE = "asset-key";

    /** How long the shortest path is that names a thing of its own, by the kinds of keys that nest. */
    private static final Map<String, Integer> TOPS = Map.of("postgresql", 1, "git", 3, "azure", 1);

    private ReportedContext() {}

    /** Returns what {@code reports} say in passing; tags are declared, and may raise a level but never lower one. */
    static List<ContextFact> of(List<FindingReport> reports) {
        List<ContextFact> facts = new ArrayList<>();
        for (FindingReport report : reports) {
            facts.add(new AssetFact(
                    report.asset(),
                    Hygiene.line(report.assetName(), 200),
                    Hygiene.line(report.assetType(), 120),
                    report.source(),
                    Trust.DECLARED,
                    null));
            AssetKey container = report.container();
            if (container != null && !container.equals(report.asset())) {
                facts.add(new RelationFact(
                        container,
                        RelationType.CONTAINS,
                        report.asset(),
                        report.source(),
                        report.containerTrust() == Trust.UNKNOWN ? Trust.CLAIMED : report.containerTrust(),
                        report.lastSeen()));
            }
            report.declared()
                    .forEach((name, value) -> attribute(name)
                            .flatMap(attribute -> attribute
                                    .wordFor(value)
                                    .map(word -> new AttributeFact(
                                            report.asset(),
                                            attribute,
                                            word,
                                            report.source() + " tag",
                                            Trust.DECLARED,
                                            report.lastSeen())))
                            .ifPresent(facts::add));
        }
        return facts;
    }

    /** Returns the containers that the canonical names in {@code facts} tell: a table's schema, database and cluster. */
    static List<ContextFact> containersIn(List<ContextFact> facts) {
        Set<AssetKey> named = new LinkedHashSet<>();
        for (ContextFact fact : facts) {
            named.add(fact.asset());
            if (fact instanceof RelationFact relation) {
                named.add(relation.to());
            }
        }
        Set<ContextFact> containers = new LinkedHashSet<>();
        named.forEach(key -> climb(key, containers));
        return List.copyOf(containers);
    }

    private static void climb(AssetKey key, Set<ContextFact> containers) {
        List<String> path = key.path();
        Integer top = TOPS.get(key.system());
        if (top == null || path.size() <= top) {
            return;
        }
        AssetKey parent = AssetKey.of(key.system(), path.subList(0, path.size() - 1));
        containers.add(present(key));
        containers.add(present(parent));
        containers.add(
                new RelationFact(parent, RelationType.CONTAINS, key, KEY_SOURCE, Trust.AUTHORITATIVE, Instant.EPOCH));
        climb(parent, containers);
    }

    private static AssetFact present(AssetKey key) {
        return new AssetFact(
                key, AssetNames.nameOf(key), AssetNames.typeOf(key, "asset"), KEY_SOURCE, Trust.CLAIMED, Instant.EPOCH);
    }

    private static Optional<Attribute> attribute(String name) {
        return Level.of(Attribute.class, name);
    }
}
