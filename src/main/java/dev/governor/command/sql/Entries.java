package dev.governor.command.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words, and words side by side, that are looked for in names; a look takes time only for the name. */
final class Entries {

    private static final int SHORTEST = 4;

    private final Set<String> single = new HashSet<>();
    private final Map<String, Set<List<String>>> several = new HashMap<>();
    private final int longest;

    Entries(List<String> entries) {
        for (String entry : entries) {
            List<String> words = IdentifierWords.of(entry);
            if (words.size() == 1) {
                single.addAll(IdentifierWords.forms(words.get(0)));
            } else if (!words.isEmpty()) {
                several.computeIfAbsent(words.get(0), first -> new HashSet<>()).add(words);
            }
        }
        longest = single.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Returns whether one of the entries, singular or plural, stands in {@code words}. */
    boolean in(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            int at = i;
            if (single.contains(words.get(i))
                    || several.getOrDefault(words.get(i), Set.of()).stream().anyMatch(entry -> at(words, at, entry))) {
                return true;
            }
        }
        return false;
    }

    private static boolean at(List<String> words, int start, List<String> entry) {
        int last = start + entry.size() - 1;
        return last < words.size()
                && words.subList(start, last).equals(entry.subList(0, entry.size() - 1))
                && IdentifierWords.forms(entry.get(entry.size() - 1)).contains(words.get(last));
    }

    /** Returns whether one of {@code words} begins or ends with an entry of one word. */
    boolean around(List<String> words) {
        return words.stream().anyMatch(this::around);
    }

    private boolean around(String word) {
        for (int length = SHORTEST; length <= Math.min(longest, word.length()); length++) {
            if (single.contains(word.substring(0, length)) || single.contains(word.substring(word.length() - length))) {
                return true;
            }
        }
        return false;
    }
}
