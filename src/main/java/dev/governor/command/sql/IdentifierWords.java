package dev.governor.command.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words that a name is made of: {@code userAccounts} and {@code user_accounts} are {@code user} and {@code
 * accounts}.
 */
final class IdentifierWords {

    private static final int LONGEST = 200;

    private IdentifierWords() {}

    /** Returns the words of {@code name} in lower case; what is neither letter nor digit stands between words. */
    static List<String> of(String name) {
        String cut = name.substring(0, Math.min(LONGEST, name.length()));
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= cut.length(); i++) {
            boolean ends = i == cut.length() || !Character.isLetterOrDigit(cut.charAt(i));
            boolean hump = !ends
                    && i > start
                    && Character.isUpperCase(cut.charAt(i))
                    && Character.isLowerCase(cut.charAt(i - 1));
            if ((ends || hump) && i > start) {
                words.add(trimmed(cut.substring(start, i)));
            }
            start = ends ? i + 1 : hump ? i : start;
        }
        return words;
    }

    private static String trimmed(String word) {
        int end = word.length();
        while (end > 1 && Character.isDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Returns {@code word} and its plural. */
    static List<String> forms(String word) {
        String plural = word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "es";
        return List.of(word, word + "s", plural);
    }
}
