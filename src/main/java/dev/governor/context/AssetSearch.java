package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * Finds described assets in a graph.
 *
 * <p>One look passes over the names of all assets and judges the environment of at most {@link #MAX_JUDGED} that fit; a slice may
 * therefore be short of its limit, or empty, and still name a next one.
 */
final class AssetSearch {

    private static final int MAX_JUDGED = 5_000;

    private final AssetGraph graph;
    private final AttributeReading attributes;

    AssetSearch(AssetGraph graph) {
        this.graph = graph;
        this.attributes = new AttributeReading(graph);
    }

    Page<AssetSummary> find(AssetQuery query) {
        List<Integer> fitting = firstFitting(query);
        List<AssetSummary> found = new ArrayList<>();
        for (int asset : fitting) {
            boolean judgedEnough = fitting.size() > MAX_JUDGED && asset == fitting.get(MAX_JUDGED);
            if (found.size() == query.limit() || judgedEnough) {
                return new Page<>(found, graph.key(asset).text());
            }
            AssetSummary summary = summary(asset);
            if (query.environment() == null || query.environment() == summary.environment()) {
                found.add(summary);
            }
        }
        return new Page<>(found, null);
    }

    /** Returns the first that fit by text and type, in the order of keys, one more than are judged. */
    private List<Integer> firstFitting(AssetQuery query) {
        int most = query.environment() == null ? query.limit() + 1 : MAX_JUDGED + 1;
        String text = query.text().strip().toLowerCase(Locale.ROOT);
        Comparator<Integer> byKey = Comparator.comparing(graph::key);
        PriorityQueue<Integer> first = new PriorityQueue<>(byKey.reversed());
        AssetKey from = query.from();
        for (int asset = 0; asset < graph.bound(); asset++) {
            boolean fits = graph.node(asset) != null
                    && (from == null || graph.key(asset).compareTo(from) >= 0)
                    && (first.size() < most || byKey.compare(asset, first.element()) < 0)
                    && fits(asset, text, query);
            if (fits) {
                first.add(asset);
                if (first.size() > most) {
                    first.remove();
                }
            }
        }
        return first.stream().sorted(byKey).toList();
    }

    private boolean fits(int asset, String text, AssetQuery query) {
        ContextFact.AssetFact description = Names.description(graph.node(asset));
        return description != null
                && (query.type() == null || description.type().equals(query.type()))
                && (text.isEmpty()
                        || graph.key(asset).text().toLowerCase(Locale.ROOT).contains(text)
                        || description.name().toLowerCase(Locale.ROOT).contains(text));
    }

    private AssetSummary summary(int asset) {
        return new AssetSummary(
                graph.key(asset),
                Names.nameOf(graph, asset),
                Names.typeOf(graph, asset),
                attributes
                        .level(asset, Attribute.ENVIRONMENT, Environment.class)
                        .orElse(Environment.UNKNOWN),
                attributes.owner(asset).orElse(""),
                graph.revision());
    }
}
