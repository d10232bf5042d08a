package dev.governor.command;

import static java.util.Objects.requireNonNull;

import dev.governor.command.path.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Where an action works.
 *
 * @param workspace the directory that is the project, as somebody recorded it; null when nobody did, so that only relative
 *     paths are the project's
 * @param directory where relative paths begin, as the caller says: absolute, or seen from the project's directory, which the
 *     empty one is
 */
public record Workplace(@Nullable Workspace workspace, String directory) {

    /** The project's own directory, wherever that is. */
    public static final Workplace PROJECT = new Workplace(null, "");

    public Workplace {
        requireNonNull(directory, "directory");
    }
}
