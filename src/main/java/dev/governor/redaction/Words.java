package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.function.Predicate;

/** The words that a name or value is made of: letters, up to the next that is none or the next capital. */
final class Words {

    private Words() {}

    /** Tells whether {@code accepts} accepts one of the words of {@code text}; no more is asked after that. */
    static boolean any(String text, Predicate<String> accepts) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Alphabet.LETTERS.has(text.charAt(i));
            if (!letter || i > start && begins(text, i)) {
                if (i > start && accepts.test(text.substring(start, i))) {
                    return true;
                }
                start = letter ? i : i + 1;
            }
        }
        return false;
    }

    /** Tells whether a capital begins a word although a letter stands before it. */
    private static boolean begins(String text, int i) {
        char c = text.charAt(i);
        if (!isUpper(c)) {
            return false;
        }
        return !isUpper(text.charAt(i - 1))
                || i + 1 < text.length() && Alphabet.LETTERS.has(text.charAt(i + 1)) && !isUpper(text.charAt(i + 1));
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
