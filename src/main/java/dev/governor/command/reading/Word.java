package dev.governor.command.reading;

/**
 * A word of a command line after quotes, escapes and braces.
 *
 * @param text  its characters; {@link #HOLE} stands for what only running the line would tell
 * @param wild  whether the shell would take it for a pattern of file names
 * @param loose whether a hole of it is outside quotes, so that it may become several words, or none
 */
public record Word(String text, boolean wild, boolean loose) {

    /** Stands for characters that are not known. */
    public static final char HOLE = '\uFFFC';

    /** The word of which nothing is known, not even that it is one. */
    public static final Word UNKNOWN = new Word(String.valueOf(HOLE), false, true);

    /** Returns the word that says exactly {@code text}. */
    public static Word of(String text) {
        return new Word(text, false, false);
    }

    /** Returns whether all its characters are known. */
    public boolean known() {
        return text.indexOf(HOLE) < 0;
    }

    /** Returns whether it may turn out to begin with {@code -} though it is not written so, or to be several words. */
    public boolean mayBeOption() {
        return loose || !text.isEmpty() && text.charAt(0) == HOLE;
    }

    /** Returns the word from character {@code start} on. */
    public Word from(int start) {
        return new Word(text.substring(start), wild, loose);
    }

    /** Returns the word with other characters. */
    public Word with(String other) {
        return new Word(other, wild, loose);
    }

    /** Returns the text with holes shown as dots. */
    public String shown() {
        return text.replace(HOLE, '…');
    }
}
