package dev.governor.command.sql;

/**
 * A word, sign or literal of SQL text.
 *
 * @param kind  what it is
 * @param text  a word in lower case, what stands between the quotes of a quoted one, or the sign itself
 * @param start where it starts in the text
 * @param end   where it ends in the text
 */
record Token(Kind kind, String text, int start, int end) {

    /** What a token is. */
    enum Kind {
        /** A word without quotes. */
        WORD,
        /** A name in back quotes. */
        NAME,
        /** Between double quotes: a name for most servers, a text for some. */
        QUOTED,
        /** A number. */
        NUMBER,
        /** A text in single quotes. */
        TEXT,
        /** A value that is given apart from the text. */
        PARAMETER,
        /** Signs that compare or compute. */
        OPERATOR,
        /** Punctuation. */
        SIGN,
        /** The end of the statement. */
        END
    }

    /** Returns whether it is the word or sign {@code other}, without quotes. */
    boolean is(String other) {
        return (kind == Kind.WORD || kind == Kind.SIGN || kind == Kind.OPERATOR) && text.equals(other);
    }

    /** Returns whether it is a word without quotes. */
    boolean word() {
        return kind == Kind.WORD;
    }

    /** Returns whether it is a value that stands there as written, or is given apart. */
    boolean value() {
        return kind == Kind.NUMBER || kind == Kind.TEXT || kind == Kind.PARAMETER;
    }
}
