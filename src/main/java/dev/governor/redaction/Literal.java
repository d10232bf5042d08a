package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.Locale;
import java.util.Set;

/**
 * Judges a value by its look alone: is it random, a placeholder, a reference to a secret that is kept elsewhere, or a name
 * in a program?
 *
 * <p>Entropy is Shannon's, in bits for each character of the value itself. Random characters of 16 kinds have 2.9 and more
 * from 32 on, those of 62 kinds 3.5 and more from 24 on; names that have as much are told by the words they are made of.
 */
final class Literal {

    /** No more of a value than this is judged, in characters. */
    static final int JUDGED = 128;

    private static final int SHORTEST = 10;
    private static final int SHORTEST_WORD = 4;
    private static final int LONG = 20;
    private static final double VARIED = 3.5;
    private static final Alphabet FILLING = Alphabet.of("*x._-");

    private final Set<String> placeholders;

    /** Judges with {@code placeholders}, the words in lower case that stand for a value. */
    Literal(Set<String> placeholders) {
        this.placeholders = Set.copyOf(placeholders);
    }

    /** Tells whether {@code value} stands for a value, is kept elsewhere, or is no value at all. */
    boolean isPlaceholder(String value) {
        return value.isBlank()
                || isFiller(value)
                || References.isOne(value)
                || PublicForms.isPath(value)
                || value.contains("${")
                || value.contains("{{")
                || value.contains("...")
                || value.contains("***")
                || saysPlaceholder(value);
    }

    private boolean saysPlaceholder(String value) {
        boolean[] words = {false};
        return !Words.any(value, word -> {
                    words[0] = true;
                    String lowerCase = word.toLowerCase(Locale.ROOT);
                    return !placeholders.contains(lowerCase)
                            && !lowerCase.chars().allMatch(c -> c == 'x');
                })
                && words[0];
    }

    private static boolean isFiller(String value) {
        if (value.length() >= 3 && value.chars().allMatch(c -> c == value.charAt(0))) {
            return true;
        }
        if (value.chars().allMatch(c -> c == '•' || FILLING.has((char) c)) || value.equals("0") || value.equals("00")) {
            return true;
        }
        String digits = value.regionMatches(true, 0, "abc", 0, 3) ? value.substring(3) : value;
        return digits.length() >= 3 && "123456".startsWith(digits);
    }

    /** Tells whether {@code value} looks as if a machine had drawn it at random, and stands for nothing else. */
    boolean looksRandom(String value) {
        return isRandom(value) && !isPlaceholder(judged(value));
    }

    /** Tells whether {@code value}, where a credential stands, is long and has letters of every kind. */
    boolean isCredential(String value) {
        Letters letters = Letters.of(judged(value));
        boolean varied = value.length() >= LONG && letters.kinds() == 3 && letters.others() == 0;
        return looksRandom(value) || varied && letters.entropy() >= VARIED && !isPlaceholder(judged(value));
    }

    /** Tells whether {@code value} looks as if a machine had drawn it at random. */
    static boolean isRandom(String value) {
        String judged = judged(value);
        int length = judged.length();
        if (length < SHORTEST) {
            return false;
        }
        Letters letters = Letters.of(judged);
        if (letters.others() > 0 || letters.kinds() < 2) {
            return false;
        }
        double least = length < 16 ? 2.7 : length < 24 ? 3.0 : letters.hexadecimal() ? 2.9 : 3.5;
        return letters.entropy() >= least
                && (letters.isMixed(length) || readable(judged) * 100 < length * 70)
                && !PublicForms.isOne(judged);
    }

    private static String judged(String value) {
        return value.length() > JUDGED ? value.substring(0, JUDGED) : value;
    }

    /** Returns how many characters of {@code value} belong to words that people could read. */
    static int readable(String value) {
        int[] readable = {0};
        Words.any(value, word -> {
            if (word.length() >= SHORTEST_WORD && isPronounceable(word.toLowerCase(Locale.ROOT))) {
                readable[0] += word.length() + 1;
            }
            return false;
        });
        return readable[0];
    }

    /** Tells whether vowels and consonants take turns as they do in words. */
    private static boolean isPronounceable(String word) {
        int vowels = 0;
        int consonantsInRow = 0;
        int most = 0;
        for (int i = 0; i < word.length(); i++) {
            boolean vowel = "aeiouy".indexOf(word.charAt(i)) >= 0;
            vowels += vowel ? 1 : 0;
            consonantsInRow = vowel ? 0 : consonantsInRow + 1;
            most = Math.max(most, consonantsInRow);
        }
        return vowels * 5 >= word.length() && vowels * 4 <= word.length() * 3 && most <= 4;
    }
}
