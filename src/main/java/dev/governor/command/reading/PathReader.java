package dev.governor.command.reading;

import dev.governor.command.ResourceKind;

/** Says what kind of thing a path names. */
@FunctionalInterface
public interface PathReader {

    /** Returns the most sensitive kind of thing that {@code path} may name, seen from the project's directory. */
    ResourceKind of(String path);
}
