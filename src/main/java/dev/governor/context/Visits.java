package dev.governor.context;

import java.util.Arrays;

/**
 * What a walk has come to: each asset once, in order, with the edge it was reached by. Names of one asset share a group.
 *
 * <p>Its size grows with what is visited, never with the graph.
 */
final class Visits {

    /** The step before a start. */
    static final int START = -1;

    private static final int BACKWARD = 1 << 31;

    private int[] assets = new int[32];
    private int[] parents = new int[32];
    private int[] labels = new int[32];
    private int[] groups = new int[32];
    private int[] slots = new int[128];
    private int size;

    int size() {
        return size;
    }

    int asset(int visit) {
        return assets[visit];
    }

    /** Returns the visit that this one was reached from, {@link #START} for a start. */
    int parent(int visit) {
        int parent = parents[visit];
        return parent == START ? START : parent & ~BACKWARD;
    }

    /** Tells whether the edge to this visit was walked against its direction. */
    boolean isBackward(int visit) {
        return parents[visit] != START && (parents[visit] & BACKWARD) != 0;
    }

    int label(int visit) {
        return labels[visit];
    }

    /** Returns the first visit of the names of the same asset. */
    int group(int visit) {
        return groups[visit];
    }

    boolean contains(int asset) {
        return slots[slot(asset)] != 0;
    }

    /** Returns the visit of {@code asset}, -1 when there is none. */
    int find(int asset) {
        return slots[slot(asset)] - 1;
    }

    /** Adds a visit, unless the asset has been visited. */
    boolean add(int asset, int parent, int label, boolean backward) {
        int slot = slot(asset);
        if (slots[slot] != 0) {
            return false;
        }
        if (size == assets.length) {
            grow();
            slot = slot(asset);
        }
        assets[size] = asset;
        parents[size] = parent == START || !backward ? parent : parent | BACKWARD;
        labels[size] = label;
        groups[size] = size;
        slots[slot] = ++size;
        return true;
    }

    /** Says that {@code visit} is another name of what {@code first} is. */
    void join(int visit, int first) {
        groups[visit] = groups[first];
    }

    private int slot(int asset) {
        int mask = slots.length - 1;
        int hash = asset * 0x9E3779B9;
        int slot = (hash ^ hash >>> 15) & mask;
        while (slots[slot] != 0 && assets[slots[slot] - 1] != asset) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int length = size * 2;
        assets = Arrays.copyOf(assets, length);
        parents = Arrays.copyOf(parents, length);
        labels = Arrays.copyOf(labels, length);
        groups = Arrays.copyOf(groups, length);
        slots = new int[length * 4];
        for (int visit = 0; visit < size; visit++) {
            slots[slot(assets[visit])] = visit + 1;
        }
    }
}
