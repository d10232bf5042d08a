package dev.governor.command.reading;

import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;

/** Says what kind of thing a path names. */
@FunctionalInterface
public interface PathReader {

    /**
     * Returns the most sensitive kind of thing that {@code path} may name, seen from the project's directory.
     *
     * @throws Budget.Spent when there is not enough left of {@code budget}
     */
    ResourceKind of(String path, Budget budget);
}
