package dev.governor.analysis;

/**
 * Values of a property that no rule tells apart.
 *
 * @param low the value itself; of whole numbers, the least
 * @param high the value itself; of whole numbers, the greatest
 */
record Cell(Object low, Object high) {

    static Cell of(Object value) {
        return new Cell(value, value);
    }

    boolean holds(Object value) {
        return low instanceof Integer least && high instanceof Integer greatest && value instanceof Integer number
                ? least <= number && number <= greatest
                : low.equals(value);
    }

    /** Returns a value of it, as near to {@code wish} as it goes. */
    Object nearest(Object wish) {
        return low instanceof Integer least && high instanceof Integer greatest && wish instanceof Integer number
                ? (Object) Math.max(least, Math.min(greatest, number))
                : low;
    }

    /** Returns the value, or of several numbers {@code 10..20}. */
    Object shown() {
        return low.equals(high) ? low : low + ".." + high;
    }
}
