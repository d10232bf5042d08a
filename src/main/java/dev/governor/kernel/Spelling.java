package dev.governor.kernel;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Guesses which known word somebody meant who wrote another one. */
public final class Spelling {

    private static final int CLOSE = 3;

    private Spelling() {}

    /** Returns a hint: the word of {@code known} that {@code word} was probably meant to be, or all of them. */
    public static String suggestion(String word, Collection<String> known) {
        return nearest(word, known)
                .map(found -> "did you mean `" + found + "`?")
                .orElseGet(() -> "write one of " + known.stream().sorted().toList());
    }

    /** Returns the word of {@code known} that {@code word} was probably meant to be, or empty when none is near. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .map(candidate -> Map.entry(candidate, distance(word, candidate)))
                .min(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(found -> found.getValue() <= Math.min(CLOSE, word.length() / 2))
                .map(Map.Entry::getKey);
    }

    /** Returns how many letters must be added, dropped or changed to make one word the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
