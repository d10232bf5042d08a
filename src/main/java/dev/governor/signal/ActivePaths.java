package dev.governor.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * The record paths that still lead on from where a walk stands.
 *
 * @param steps what is left of each path
 */
record ActivePaths(List<List<String>> steps) {

    static final ActivePaths NONE = new ActivePaths(List.of());

    /** The paths at the root of a document; the whole document is none of them. */
    static ActivePaths of(List<RecordPath> paths) {
        return new ActivePaths(paths.stream()
                .filter(path -> !path.isWhole())
                .map(RecordPath::steps)
                .distinct()
                .toList());
    }

    /** Tells whether no path leads on. */
    boolean none() {
        return steps.isEmpty();
    }

    /** Tells whether a record stands here. */
    boolean isRecord() {
        return steps.stream().anyMatch(List::isEmpty);
    }

    /** Tells whether every path ends here. */
    boolean isOnlyRecord() {
        return steps.stream().allMatch(List::isEmpty);
    }

    /** Returns the paths below {@code name}; the star is any element of an array. */
    ActivePaths below(String name) {
        List<List<String>> next = null;
        for (List<String> path : steps) {
            if (!path.isEmpty() && path.get(0).equals(name)) {
                if (next == null) {
                    next = new ArrayList<>(1);
                }
                next.add(path.subList(1, path.size()));
            }
        }
        return next == null ? NONE : new ActivePaths(next);
    }
}
