package dev.governor.context;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a graph by number, in chunks, so that the next revision shares the chunks that did not change. Immutable.
 */
final class NodeTable {

    static final NodeTable EMPTY = new NodeTable(new Node[0][]);

    private static final int BITS = 8;
    private static final int CHUNK = 1 << BITS;
    private static final Node[] NO_NODES = new Node[CHUNK];

    private final Node[][] chunks;

    private NodeTable(Node[][] chunks) {
        this.chunks = chunks;
    }

    /** Returns the node with {@code number}, null when this revision has none. */
    @Nullable
    Node get(int number) {
        int chunk = number >> BITS;
        return number < 0 || chunk >= chunks.length ? null : chunks[chunk][number & CHUNK - 1];
    }

    /** Returns the number after the last one that may have a node. */
    int bound() {
        return chunks.length << BITS;
    }

    Draft draft() {
        return new Draft(this);
    }

    /** The next revision's nodes while they are written; for one thread, once. */
    static final class Draft {
        private final Node[][] before;
        private Node[][] chunks;

        private Draft(NodeTable table) {
            this.before = table.chunks;
            this.chunks = before.clone();
        }

        @Nullable
        Node get(int number) {
            int chunk = number >> BITS;
            return chunk >= chunks.length ? null : chunks[chunk][number & CHUNK - 1];
        }

        void put(int number, Node node) {
            int chunk = number >> BITS;
            if (chunk >= chunks.length) {
                int had = chunks.length;
                chunks = Arrays.copyOf(chunks, chunk + 1);
                Arrays.fill(chunks, had, chunks.length, NO_NODES);
            }
            boolean shared = chunk < before.length && chunks[chunk] == before[chunk] || chunks[chunk] == NO_NODES;
            if (shared) {
                chunks[chunk] = chunks[chunk].clone();
            }
            chunks[chunk][number & CHUNK - 1] = node;
        }

        NodeTable done() {
            return new NodeTable(chunks);
        }
    }
}
