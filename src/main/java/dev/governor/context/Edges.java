package dev.governor.context;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The relations of one asset in one direction, packed into arrays: ordered by type, by the key of the other end, and the
 * strongest speaker first. Immutable.
 *
 * <p>An edge is two numbers: the other end, and its label (type and speaker). Only outgoing edges keep their moments.
 */
final class Edges {

    /** No relations. */
    static final Edges NONE = new Edges(new int[0], new long[0]);

    /** The moment of a relation that speaks of none. */
    static final long NO_MOMENT = Long.MIN_VALUE;

    private static final int SPEAKER_BITS = 28;
    private static final RelationType[] TYPES = RelationType.values();

    private final int[] pairs;
    private final long[] moments;

    /**
     * One relation to be put in.
     *
     * @param other the other end
     * @param label see {@link #label}
     * @param moment microseconds since 1970, or {@link #NO_MOMENT}
     */
    record Edge(int other, int label, long moment) {}

    private Edges(int[] pairs, long[] moments) {
        this.pairs = pairs;
        this.moments = moments;
    }

    /** Returns type and speaker in one number. */
    static int label(RelationType type, int speaker) {
        if (speaker >>> SPEAKER_BITS != 0) {
            throw new IllegalStateException("there are too many sources");
        }
        return type.ordinal() << SPEAKER_BITS | speaker;
    }

    static RelationType type(int label) {
        return TYPES[label >>> SPEAKER_BITS];
    }

    static int speaker(int label) {
        return label & (1 << SPEAKER_BITS) - 1;
    }

    int size() {
        return pairs.length / 2;
    }

    int other(int index) {
        return pairs[index * 2];
    }

    int label(int index) {
        return pairs[index * 2 + 1];
    }

    /** Returns when the edge was true, of outgoing edges only. */
    long moment(int index) {
        return moments[index];
    }

    /** Returns where the edges of {@code type} begin, or would begin. */
    int begin(RelationType type) {
        return firstOf(type.ordinal());
    }

    /** Returns where the edges of {@code type} end. */
    int end(RelationType type) {
        return firstOf(type.ordinal() + 1);
    }

    /** Returns where the edges of the type of the one at {@code index} end. */
    int endAfter(int index) {
        int ordinal = label(index) >>> SPEAKER_BITS;
        boolean last = index + 1 == size() || label(index + 1) >>> SPEAKER_BITS != ordinal;
        return last ? index + 1 : firstOf(ordinal + 1, index + 1);
    }

    private int firstOf(int ordinal) {
        return firstOf(ordinal, 0);
    }

    private int firstOf(int ordinal, int from) {
        int low = from;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (label(middle) >>> SPEAKER_BITS < ordinal) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns where {@code edge} stands or belongs, at or after {@code from}. */
    int place(Edge edge, Comparator<Edge> order, int from) {
        int low = from;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (order.compare(new Edge(other(middle), label(middle), 0), edge) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Returns these edges with {@code added}; of one relation by one speaker the newer moment stays.
     *
     * @param added in {@code order}
     * @param timed whether the moments are kept
     */
    Edges with(List<Edge> added, Comparator<Edge> order, boolean timed) {
        int[] nextPairs = new int[pairs.length + added.size() * 2];
        long[] nextMoments = new long[timed ? nextPairs.length / 2 : 0];
        int read = 0;
        int write = 0;
        for (Edge edge : added) {
            int place = place(edge, order, read);
            copy(read, place, nextPairs, nextMoments, write, timed);
            write += place - read;
            read = place;
            if (write > 0 && nextPairs[write * 2 - 2] == edge.other() && nextPairs[write * 2 - 1] == edge.label()) {
                if (timed) {
                    nextMoments[write - 1] = Math.max(nextMoments[write - 1], edge.moment());
                }
                continue;
            }
            boolean known = place < size() && other(place) == edge.other() && label(place) == edge.label();
            nextPairs[write * 2] = edge.other();
            nextPairs[write * 2 + 1] = edge.label();
            if (timed) {
                nextMoments[write] = known ? Math.max(moment(place), edge.moment()) : edge.moment();
            }
            write++;
            read += known ? 1 : 0;
        }
        copy(read, size(), nextPairs, nextMoments, write, timed);
        write += size() - read;
        return new Edges(
                nextPairs.length == write * 2 ? nextPairs : Arrays.copyOf(nextPairs, write * 2),
                timed && nextMoments.length != write ? Arrays.copyOf(nextMoments, write) : nextMoments);
    }

    private void copy(int from, int to, int[] nextPairs, long[] nextMoments, int at, boolean timed) {
        System.arraycopy(pairs, from * 2, nextPairs, at * 2, (to - from) * 2);
        if (timed) {
            System.arraycopy(moments, from, nextMoments, at, to - from);
        }
    }
}
