package dev.governor.bundle;

/**
 * A place in a bundle that a rule author can open.
 *
 * @param file the path inside the bundle, for example {@code policy/safety.drl}
 * @param line 1 for the first line; in a decision table, the row
 * @param column 1 for the first character; in a decision table, where the cell begins
 */
public record SourcePlace(String file, int line, int column) {

    /** Returns the beginning of {@code file}. */
    public static SourcePlace startOf(String file) {
        return new SourcePlace(file, 1, 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
