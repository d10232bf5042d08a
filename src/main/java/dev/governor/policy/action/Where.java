package dev.governor.policy.action;

import org.jspecify.annotations.Nullable;

/**
 * Where the caller says that its session works. It is believed as far as a person recorded it.
 *
 * @param workspace the directory that is the project; null when it names none
 * @param directory where relative paths begin, absolute or seen from the workspace; null for the workspace itself
 */
public record Where(@Nullable String workspace, @Nullable String directory) {

    /** The caller says nothing. */
    public static final Where UNSAID = new Where(null, null);
}
