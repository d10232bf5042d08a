package dev.governor.redaction;

import java.util.List;
import java.util.function.Consumer;

/**
 * One way in which a secret is written, known by a literal word that it cannot do without.
 *
 * <p>INVARIANT: a form looks at a bounded number of characters around its word, or at more only when it then reports them
 * as a span, so that all forms together read a text in linear time.
 */
interface SecretForm {

    /** Returns the words, in lower case and ASCII; they are found in any case. */
    List<String> words();

    /**
     * Reports the secret that goes with a word.
     *
     * @param text the text
     * @param at where the word begins
     * @param length the length of the word
     * @param found takes each secret
     */
    void find(String text, int at, int length, Consumer<Span> found);
}
