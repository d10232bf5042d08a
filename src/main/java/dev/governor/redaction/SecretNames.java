package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words that names of secrets are made of, and those that make them names of something else.
 *
 * @param ofPasswords words of names whose value may be any word
 * @param ofOthers words of names whose value must look random
 * @param after words after the word, as in {@code token_id}
 * @param before words before the word, as in {@code next_page_token}
 * @param kinds what the secrets of some names are
 */
record SecretNames(
        List<String> ofPasswords, List<String> ofOthers, Set<String> after, Set<String> before, List<Named> kinds) {

    /**
     * What the secret of a name is.
     *
     * @param kind what it is
     * @param names parts of the name
     * @param letters the characters of the value; null when any
     * @param lengths how many there are; any number when empty
     */
    record Named(SecretKind kind, List<String> names, Alphabet letters, List<Integer> lengths) {

        Named {
            names = List.copyOf(names);
            lengths = List.copyOf(lengths);
        }

        private boolean fits(String name, String value) {
            return (lengths.isEmpty() || lengths.contains(value.length()))
                    && letters.all(value)
                    && names.stream().anyMatch(name::contains);
        }
    }

    SecretNames {
        ofPasswords = List.copyOf(ofPasswords);
        ofOthers = List.copyOf(ofOthers);
        after = Set.copyOf(after);
        before = Set.copyOf(before);
        kinds = List.copyOf(kinds);
    }

    /** Tells whether what stands before and after a word in a name makes it the name of something else. */
    boolean nameSomethingElse(String start, String end) {
        return Words.any(end, word -> after.contains(word.toLowerCase(Locale.ROOT)))
                || Words.any(start, word -> before.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Returns what {@code value} is under {@code name} in lower case. */
    SecretKind kind(String name, String value, SecretKind otherwise) {
        for (Named named : kinds) {
            if (named.fits(name, value)) {
                return named.kind();
            }
        }
        return otherwise;
    }
}
