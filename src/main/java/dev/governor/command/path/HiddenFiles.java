package dev.governor.command.path;

import dev.governor.kernel.Budget;
import java.util.List;
import java.util.Set;

/**
 * Hidden files that are known to be harmless; any other is what some program reads by itself, or keeps for itself.
 *
 * @param plain whole names of a project's
 * @param globs those with wildcards
 * @param home first segments below a home directory
 */
record HiddenFiles(Set<String> plain, List<Glob> globs, Set<String> home) {

    HiddenFiles {
        plain = Set.copyOf(plain);
        globs = List.copyOf(globs);
        home = Set.copyOf(home);
    }

    /** Returns whether {@code path}, relative to a project, has a hidden segment that nobody listed. */
    boolean settles(PlainPath path, Budget budget) {
        for (int at = 0; at < path.size(); at++) {
            String segment = path.segment(at);
            if (hidden(segment) && !listed(segment, budget)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether {@code segment}, the first below a home directory, is where programs may keep credentials. */
    boolean keeps(String segment) {
        return hidden(segment) && !home.contains(segment);
    }

    private static boolean hidden(String segment) {
        return segment.startsWith(".") && segment.length() > 1 && !segment.equals("..");
    }

    private boolean listed(String name, Budget budget) {
        return plain.contains(name) || globs.stream().anyMatch(glob -> glob.matches(name, budget));
    }
}
