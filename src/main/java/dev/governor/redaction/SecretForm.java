package dev.governor.redaction;

import java.util.List;

/**
 * One way in which a secret is written, known by a literal word that it cannot do without.
 *
 * <p>INVARIANT: a form looks at a bounded number of characters around its word, or at more only when it then tells that it
 * need not look at them again, so that all forms together read a text in linear time.
 */
interface SecretForm {

    /** Takes what a form finds. */
    interface Found {

        /** Takes a secret; the form is not asked again for a word inside it. */
        void secret(SecretKind kind, int start, int end);

        /** Says that no secret of this form begins before {@code place}; it is not asked for words there. */
        void nothingBefore(int place);
    }

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
    void find(String text, int at, int length, Found found);
}
