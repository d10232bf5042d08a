package dev.governor.command;

/**
 * A word of a command line after quotes, escapes and braces.
 *
 * @param text  its characters; {@link #HOLE} stands for what only running the line would tell
 * @param wild  whether the shell would take it for a pattern of file names
 * @param loose whether a hole of it is outside quotes, so that it may become several words, or none
 */
record Word(String text, boolean wild, boolean loose) {

    /** Stands for characters that are not known. */
    static final char HOLE = '\uFFFC';

    /** Returns the word that says exactly {@code text}. */
    static Word of(String text) {
        return new Word(text, false, false);
    }

    /** Returns whether all its characters are known. */
    boolean known() {
        return text.indexOf(HOLE) < 0;
    }

    /** Returns whether the word is sure to be no option. */
    boolean operand() {
        return !text.startsWith("-") || text.equals("-");
    }

    /** Returns the word from character {@code start} on. */
    Word from(int start) {
        return new Word(text.substring(start), wild, loose);
    }

    /** Returns the text with holes shown as dots. */
    String shown() {
        return text.replace(HOLE, '…');
    }
}
