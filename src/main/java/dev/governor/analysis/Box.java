package dev.governor.analysis;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A set of cases: for each dimension of a space, the cells that are in it. Immutable.
 *
 * <p>What is left of a box without another is several boxes; {@link Cover} and {@link RegionSearch} make them one cut at a
 * time, and only where they must.
 */
final class Box {

    private final BitSet[] sides;

    Box(BitSet[] sides) {
        this.sides = sides.clone();
    }

    /** Returns the cells of {@code dimension}; the caller does not change them. */
    BitSet side(int dimension) {
        return sides[dimension];
    }

    int dimensions() {
        return sides.length;
    }

    /** Tells whether it holds no case. */
    boolean isEmpty() {
        for (BitSet side : sides) {
            if (side.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the cases of it whose cell of {@code dimension} is in {@code side}. */
    Box within(int dimension, BitSet side) {
        BitSet both = (BitSet) sides[dimension].clone();
        both.and(side);
        return with(dimension, both);
    }

    /** Returns the cases of it whose cell of {@code dimension} is not in {@code side}. */
    Box outside(int dimension, BitSet side) {
        BitSet rest = (BitSet) sides[dimension].clone();
        rest.andNot(side);
        return with(dimension, rest);
    }

    /** Returns the cases that are in both. */
    Box and(Box other) {
        BitSet[] both = new BitSet[sides.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = (BitSet) sides[i].clone();
            both[i].and(other.sides[i]);
        }
        return new Box(both);
    }

    /** Returns the cases of it with the cells of {@code dimension} changed to those of {@code side}. */
    Box with(int dimension, BitSet side) {
        Box copy = new Box(sides);
        copy.sides[dimension] = side;
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box box && Arrays.equals(sides, box.sides);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sides);
    }
}
