package dev.governor.command.path;

import dev.governor.kernel.Budget;
import java.util.List;
import java.util.Set;

/**
 * Names that look like a secret's and are known to be none: examples to be filled in, and public halves of keys.
 *
 * @param names whole names
 * @param globs names with wildcards
 * @param endings endings of an example, for example {@code sample}
 * @param before endings that may follow those: {@code sample.json}
 */
record Examples(Set<String> names, List<Glob> globs, Set<String> endings, Set<String> before) {

    Examples {
        names = Set.copyOf(names);
        globs = List.copyOf(globs);
        endings = Set.copyOf(endings);
        before = Set.copyOf(before);
    }

    /** Returns whether {@code name} is one, or all names that it stands for are. */
    boolean hold(String name, Budget budget) {
        String ending = FileTypes.extension(name);
        if (endings.contains(ending)) {
            return true;
        }
        if (before.contains(ending)) {
            String rest = name.substring(0, name.length() - ending.length() - 1);
            int mark = Math.max(rest.lastIndexOf('.'), Math.max(rest.lastIndexOf('-'), rest.lastIndexOf('_')));
            if (mark > 0 && endings.contains(rest.substring(mark + 1))) {
                return true;
            }
        }
        if (names.contains(name)) {
            return true;
        }
        for (Glob glob : globs) {
            if (glob.matches(name, budget)) {
                return true;
            }
        }
        return false;
    }
}
