package dev.governor.context;

import dev.governor.kernel.Attributed;
import dev.governor.kernel.Level;
import java.util.HashMap;
import java.util.Map;

/**
 * Levels of many assets of one graph: what has its level from its only forebear shares that one's answer. Sources may
 * therefore be named one step short. For one thread.
 */
final class LevelMemory<E extends Enum<E> & Level> {

    private static final int MAX_STEPS = 16;

    private final AssetGraph graph;
    private final AttributeReading attributes;
    private final Attribute attribute;
    private final Class<E> type;
    private final Map<Integer, Attributed<E>> known = new HashMap<>();

    LevelMemory(AssetGraph graph, Attribute attribute, Class<E> type) {
        this.graph = graph;
        this.attributes = new AttributeReading(graph);
        this.attribute = attribute;
        this.type = type;
    }

    Attributed<E> of(int asset) {
        int decides = asset;
        for (int step = 0; step < MAX_STEPS; step++) {
            int forebear = onlyForebear(decides);
            if (forebear == Numbering.NONE) {
                break;
            }
            decides = forebear;
        }
        return known.computeIfAbsent(decides, each -> attributes.level(each, attribute, type));
    }

    /** Returns the asset from which alone {@code asset} has its level, by a relation that may loosen; none if it is not so. */
    private int onlyForebear(int asset) {
        Node node = graph.node(asset);
        if (node == null || node.states(attribute) || has(node.out(), RelationType.SAME_AS)) {
            return Numbering.NONE;
        }
        Edges in = node.in();
        boolean others = has(in, RelationType.SAME_AS)
                || has(in, RelationType.RUNS)
                || has(in, RelationType.DEPLOYED_TO)
                || has(node.out(), RelationType.DEPLOYED_TO);
        int begin = in.begin(RelationType.CONTAINS);
        boolean one = in.end(RelationType.CONTAINS) - begin == 1;
        return !others && one && graph.speaker(in.label(begin)).trust().mayLoosen() ? in.other(begin) : Numbering.NONE;
    }

    private static boolean has(Edges edges, RelationType type) {
        return edges.begin(type) < edges.end(type);
    }
}
