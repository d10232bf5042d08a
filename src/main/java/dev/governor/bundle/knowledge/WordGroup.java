package dev.governor.bundle.knowledge;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Words of one property that rules name together.
 *
 * @param name the group's name, for example {@code destructive}
 * @param means what its words have in common, a sentence
 * @param words the words, in the order in which they stand
 */
public record WordGroup(String name, String means, Set<String> words) {

    public WordGroup {
        words = Collections.unmodifiableSet(new LinkedHashSet<>(words));
    }
}
