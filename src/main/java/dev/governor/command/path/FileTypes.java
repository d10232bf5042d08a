package dev.governor.command.path;

import java.util.Set;

/**
 * The endings of files that an entry is about.
 *
 * @param only the endings it holds for, {@code none} for a name without one; empty for any
 * @param not the endings it does not hold for
 */
record FileTypes(Set<String> only, Set<String> not) {

    private static final String NONE = "none";

    FileTypes {
        only = Set.copyOf(only);
        not = Set.copyOf(not);
    }

    /** Returns whether the ending {@code extension}, empty for none, is one of these. */
    boolean holds(String extension) {
        String word = extension.isEmpty() ? NONE : extension;
        return (only.isEmpty() || only.contains(word)) && (not.isEmpty() || !not.contains(word));
    }

    /** Returns what follows the last dot of {@code name}, or nothing; a dot in front begins no ending. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot + 1) : "";
    }
}
