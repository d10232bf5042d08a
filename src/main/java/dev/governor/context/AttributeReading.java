package dev.governor.context;

import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.Lineage.Forebear;
import dev.governor.finding.Testimony;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of assets off one graph, own or inherited.
 *
 * <p>The nearest statement that may loosen decides, of several equally near assets the strictest; weaker statements as near or
 * nearer may raise it. What is inherited names in its source where it comes from.
 */
final class AttributeReading {

    private final AssetGraph graph;
    private final Lineage lineage;

    /**
     * What one source states, here or at a forebear.
     *
     * @param said the statement, believed as far as its way here allows
     * @param own how far it is believed where it is made
     */
    private record Stated<T>(Attributed<T> said, Trust own, Forebear at) {}

    AttributeReading(AssetGraph graph) {
        this.graph = graph;
        this.lineage = new Lineage(graph);
    }

    <E extends Enum<E> & Level> Attributed<E> level(int asset, Attribute attribute, Class<E> type) {
        List<Stated<E>> all =
                statements(asset, attribute, word -> Level.of(type, word).orElseThrow());
        if (all.isEmpty()) {
            return Attributed.unknown();
        }
        OptionalInt deciding = deciding(all);
        Map<Integer, List<Attributed<E>>> parts = new LinkedHashMap<>();
        List<Attributed<E>> others = new ArrayList<>();
        for (Stated<E> each : all) {
            if (each.said().trust().mayLoosen() && each.at().distance() == deciding.orElse(-1)) {
                parts.computeIfAbsent(each.at().part(), none -> new ArrayList<>())
                        .add(each.said());
            } else if (each.at().distance() <= deciding.orElse(Integer.MAX_VALUE)) {
                others.add(each.said());
            }
        }
        return Testimony.ofParts(List.copyOf(parts.values()), others);
    }

    /** Returns the owner: of equally believed words the one whose own source is believed more, then the nearest. */
    Attributed<String> owner(int asset) {
        List<Stated<String>> all = statements(asset, Attribute.OWNER, Function.identity());
        int limit = deciding(all).orElse(Integer.MAX_VALUE);
        List<Stated<String>> near =
                all.stream().filter(each -> each.at().distance() <= limit).toList();
        Comparator<Stated<String>> rank = Comparator.<Stated<String>, Trust>comparing(
                        each -> each.said().trust())
                .thenComparing(Stated::own)
                .thenComparing(each -> each.at().distance());
        return near.stream()
                .min(rank)
                .map(best -> Testimony.ofNames(
                        said(near, each -> rank.compare(each, best) == 0),
                        said(near, each -> rank.compare(each, best) != 0)))
                .orElseGet(Attributed::unknown);
    }

    /** Returns the numbers of the asset's reviewed names, itself first. */
    List<Integer> names(int asset) {
        return lineage.reviewed(asset, Attribute.SEVERITY).stream()
                .map(Forebear::asset)
                .toList();
    }

    private static List<Attributed<String>> said(List<Stated<String>> stated, Predicate<Stated<String>> which) {
        return stated.stream().filter(which).map(Stated::said).toList();
    }

    private static <T> OptionalInt deciding(List<Stated<T>> all) {
        return all.stream()
                .filter(each -> each.said().trust().mayLoosen())
                .mapToInt(each -> each.at().distance())
                .min();
    }

    private <T> List<Stated<T>> statements(int asset, Attribute attribute, Function<String, T> reading) {
        List<Forebear> any = lineage.any(asset, attribute);
        if (any.stream().noneMatch(each -> speaksOf(each.asset(), attribute))) {
            return List.of();
        }
        List<Stated<T>> statements = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Forebear forebear : lineage.reviewed(asset, attribute)) {
            seen.add(forebear.asset());
            collect(asset, forebear, attribute, reading, statements);
        }
        for (Forebear forebear : any) {
            if (seen.add(forebear.asset())) {
                collect(asset, forebear, attribute, reading, statements);
            }
        }
        return statements;
    }

    private boolean speaksOf(int asset, Attribute attribute) {
        Node node = graph.node(asset);
        if (node == null) {
            return false;
        }
        Edges out = node.out();
        return node.states(attribute)
                || attribute == Attribute.OWNER && out.begin(RelationType.OWNED_BY) < out.end(RelationType.OWNED_BY);
    }

    private <T> void collect(
            int asset, Forebear at, Attribute attribute, Function<String, T> reading, List<Stated<T>> into) {
        for (AttributeFact fact : graph.stated(at.asset(), attribute)) {
            T value = reading.apply(fact.value());
            add(into, stated(asset, at, value, fact.source(), fact.trust(), fact.asOf()));
        }
        if (attribute == Attribute.OWNER) {
            for (Relation relation : graph.relations(at.asset(), RelationType.OWNED_BY, false)) {
                T value = reading.apply(Names.nameOf(graph, graph.number(relation.to())));
                add(into, stated(asset, at, value, relation.source(), relation.trust(), relation.asOf()));
            }
        }
    }

    private static <T> void add(List<Stated<T>> into, Stated<T> stated) {
        if (stated.said().isKnown()) {
            into.add(stated);
        }
    }

    private <T> Stated<T> stated(int asset, Forebear at, T value, String source, Trust own, @Nullable Instant asOf) {
        Trust trust = own.cappedBy(at.cap());
        String from = source + origin(asset, at);
        Attributed<T> said = trust == Trust.UNKNOWN ? Attributed.unknown() : Attributed.of(value, from, trust, asOf);
        return new Stated<>(said, own, at);
    }

    private String origin(int asset, Forebear at) {
        if (at.part() != asset) {
            return ", inherited from " + graph.key(at.part());
        }
        return at.asset() == asset ? "" : ", said of " + graph.key(at.asset());
    }
}
