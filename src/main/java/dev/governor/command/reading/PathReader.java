package dev.governor.command.reading;

import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;

/** Says what paths name, seen from the project's directory. */
public interface PathReader {

    /**
     * Returns the most sensitive kind of thing that {@code path} may name.
     *
     * @throws Budget.Spent when there is not enough left of {@code budget}
     */
    ResourceKind of(String path, Budget budget);

    /**
     * Returns the most sensitive kind of thing that changes when {@code path} is written: what may be read and thrown away, as
     * installed packages, is code that runs when it is written.
     *
     * @throws Budget.Spent when there is not enough left of {@code budget}
     */
    ResourceKind written(String path, Budget budget);

    /** Returns {@code path} seen from the project's directory when it is absolute and leads there; otherwise as it is. */
    default String seen(String path) {
        return path;
    }

    /** Returns whether {@code path} names a file without an end. */
    boolean endless(String path);

    /** Returns whether {@code path} names a file of rows by its ending: what was in it is data, not code to be written again. */
    boolean rows(String path);
}
