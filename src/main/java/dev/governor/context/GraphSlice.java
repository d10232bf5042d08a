package dev.governor.context;

import dev.governor.finding.AssetKey;
import java.util.List;

/**
 * The part of the graph around one asset, for people to look at.
 *
 * @param centre the asset in the middle
 * @param revision the graph revision
 * @param nodes the assets, nearest first, at most {@link #MAX_NODES}
 * @param relations the relations between those assets
 * @param cut whether there was more within the asked distance
 */
public record GraphSlice(AssetKey centre, long revision, List<Node> nodes, List<Relation> relations, boolean cut) {

    /** The most assets in one slice. */
    public static final int MAX_NODES = 200;

    /** The farthest that one may ask for, in relations. */
    public static final int MAX_HOPS = 5;

    /**
     * One asset of a slice.
     *
     * @param asset its key
     * @param name its display name
     * @param type its type
     * @param hops how many relations it is away from the centre
     */
    public record Node(AssetKey asset, String name, String type, int hops) {}

    public GraphSlice {
        nodes = List.copyOf(nodes);
        relations = List.copyOf(relations);
    }
}
