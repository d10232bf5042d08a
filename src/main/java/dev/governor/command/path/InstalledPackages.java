package dev.governor.command.path;

import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Code that runs by itself the next time something is built or installed, and that nobody reviews: what package managers put
 * beside a project, and the commands that an installation runs.
 */
final class InstalledPackages {

    private final PlaceTree places = new PlaceTree();
    private final Set<String> caches;
    private final Map<String, Set<String>> scripts;

    /**
     * Makes the knowledge.
     *
     * @param places  directories, segments joined by slashes, that stand anywhere
     * @param caches  what lies right in one of them and is data
     * @param scripts keys that name such commands, by the names of the files they stand in
     */
    InstalledPackages(List<String> places, Set<String> caches, Map<String, Set<String>> scripts) {
        places.forEach(place -> this.places.add(
                place, new PlaceTree.Entry(ResourceKind.PIPELINE, new FileTypes(Set.of(), Set.of()), List.of())));
        this.caches = Set.copyOf(caches);
        this.scripts = copy(scripts);
    }

    private static Map<String, Set<String>> copy(Map<String, Set<String>> scripts) {
        Map<String, Set<String>> copy = new HashMap<>();
        scripts.forEach((file, keys) -> copy.put(file, Set.copyOf(keys)));
        return Map.copyOf(copy);
    }

    /** Returns whether {@code path} lies, or may lie, in such a directory. */
    boolean hold(PlainPath path, Budget budget) {
        boolean[] held = {false};
        places.anywhere(
                path, budget, (kind, end) -> held[0] |= end < path.size() && !caches.contains(path.segment(end)));
        return held[0];
    }

    /** Returns whether the file called {@code name}, when it says {@code content}, has an installation run a command. */
    boolean runs(String name, String content, Budget budget) {
        Set<String> keys = scripts.getOrDefault(name, Set.of());
        return !keys.isEmpty() && TextKeys.of(content, budget).any(keys);
    }
}
