package dev.governor.context;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Gives things small numbers in the order they come, and never takes one back. All revisions of a graph share one.
 *
 * <p>One writer at a time; readers never wait. A number that a revision does not use costs its name and nothing else.
 */
final class Numbering<T> {

    /** The number of what has none. */
    static final int NONE = -1;

    private volatile State state = new State(64);
    private int size;

    /** The things in order, and an open hash table of their numbers plus one; 0 is a free slot. */
    private static final class State {
        private final Object[] things;
        private final AtomicIntegerArray slots;

        private State(int capacity) {
            this(new Object[capacity]);
        }

        private State(Object[] things) {
            this.things = things;
            this.slots = new AtomicIntegerArray(things.length * 2);
        }

        /** Returns the slot that holds {@code thing}, or the free one where it belongs. */
        private int slot(Object thing) {
            int mask = slots.length() - 1;
            int hash = thing.hashCode() * 0x9E3779B9;
            int slot = (hash ^ hash >>> 16) & mask;
            while (true) {
                int number = slots.getAcquire(slot) - 1;
                if (number < 0 || thing.equals(things[number])) {
                    return slot;
                }
                slot = slot + 1 & mask;
            }
        }
    }

    /** Returns the number of {@code thing}, {@link #NONE} when it has none yet. */
    int find(T thing) {
        State now = state;
        return now.slots.getAcquire(now.slot(thing)) - 1;
    }

    /** Returns the number of {@code thing}, a new one when it had none. */
    int number(T thing) {
        int known = find(thing);
        return known == NONE ? add(thing) : known;
    }

    /** Returns the thing that has {@code number}. */
    @SuppressWarnings("unchecked") // only things of this type are ever put in
    T get(int number) {
        return (T) state.things[number];
    }

    private synchronized int add(T thing) {
        int known = find(thing);
        if (known != NONE) {
            return known;
        }
        if (size == state.things.length) {
            grow();
        }
        State now = state;
        now.things[size] = thing;
        now.slots.setRelease(now.slot(thing), size + 1);
        return size++;
    }

    private void grow() {
        State larger = new State(Arrays.copyOf(state.things, size * 2));
        for (int number = 0; number < size; number++) {
            larger.slots.set(larger.slot(larger.things[number]), number + 1);
        }
        state = larger;
    }
}
