package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import dev.governor.kernel.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between a name and its value. */
enum Sign {
    /** An equals sign without blanks. */
    TIGHT_EQUALS,
    /** Any other sign of giving: {@code =}, {@code :}, {@code =>}. */
    EQUALS,
    /** A name at the beginning of a line, a colon, and a value that ends the line, as in YAML. */
    LINE,
    /** The end of an opening tag of XML. */
    ELEMENT,
    /** A bracket or comma: the value is an argument. */
    ARGUMENT,
    /** Blanks after a name that begins with {@code --}. */
    OPTION,
    /** The word {@code is} or {@code was}, or only blanks. */
    PROSE;

    private static final Alphabet QUOTES = Alphabet.of("\"'`");
    private static final Alphabet OPENS = Alphabet.of("\"'`\\");
    private static final Alphabet STRING_LETTERS = Alphabet.of("bfru@");
    private static final Alphabet BEFORE_EQUALS = Alphabet.of(":?+|");
    private static final Alphabet CHOMPS = Alphabet.of("+-");
    private static final Alphabet SPACES = Alphabet.SPACES;
    private static final Alphabet BLANKS = Alphabet.BLANKS;
    private static final Alphabet BEFORE_NAME = Alphabet.of(" \t\"'-");
    private static final Alphabet BACKSLASH = Alphabet.of("\\");
    private static final int FAR = 40;

    /** Goes over the sign after the name between the two places, and returns it; null, and anywhere, without one. */
    static @Nullable Sign after(String text, int nameStart, Cursor cursor) {
        int closed = quoteEnd(cursor);
        cursor.to(closed < 0 ? cursor.at() : closed);
        cursor.skip(']');
        int start = cursor.at();
        if (isValueOfPair(text, cursor)) {
            return EQUALS;
        }
        cursor.to(start);
        if (isEquals(cursor)) {
            return cursor.since(start).equals("=") ? TIGHT_EQUALS : isLineStart(text, nameStart) ? LINE : EQUALS;
        }
        cursor.to(start);
        if (cursor.skip('>')) {
            return ELEMENT;
        }
        if (isArgument(cursor)) {
            return ARGUMENT;
        }
        cursor.to(start);
        if (isVerb(cursor)) {
            return PROSE;
        }
        cursor.to(start);
        if (!cursor.skip(BLANKS, 1, 4)) {
            return null;
        }
        return text.startsWith("--", nameStart) ? OPTION : PROSE;
    }

    /** Returns where a quote ends that is next, with backslashes before it, or -1; the cursor stays. */
    static int quoteEnd(Cursor cursor) {
        int start = cursor.at();
        cursor.skip(BACKSLASH, 3);
        int end = cursor.skip(QUOTES, 1) > 0 ? cursor.at() : -1;
        cursor.to(start);
        return end;
    }

    /** Goes over {@code , "value":} and its like, which tell a pair of name and value by their own names. */
    private static boolean isValueOfPair(String text, Cursor cursor) {
        boolean spaced = cursor.skip(SPACES, FAR) > 0;
        if (cursor.skip(',') || spaced && cursor.skip('-')) {
            cursor.skip(SPACES, FAR);
        }
        skipQuote(cursor);
        char before = text.charAt(cursor.at() - 1);
        if (!SPACES.has(before) && before != '"' && before != '\'') {
            return false;
        }
        if (cursor.skipAnyCase("default")) {
            cursor.skip('_');
        }
        cursor.skipAnyCase("string");
        if (!cursor.skipAnyCase("value")) {
            return false;
        }
        skipQuote(cursor);
        cursor.skip(SPACES, 8);
        if (!cursor.skip('=') && !cursor.skip(':')) {
            return false;
        }
        cursor.skip(SPACES, 8);
        return true;
    }

    private static void skipQuote(Cursor cursor) {
        int end = quoteEnd(cursor);
        cursor.to(end < 0 ? cursor.at() : end);
    }

    private static boolean isEquals(Cursor cursor) {
        cursor.skip(BLANKS, FAR);
        int start = cursor.at();
        cursor.skip(BEFORE_EQUALS, 2);
        if (cursor.skip('=')) {
            cursor.skip('=');
            cursor.skip('>');
        } else {
            cursor.to(start);
            if (!(cursor.skip(':') ? cursor.peek() != ':' : cursor.skip("->"))) {
                return false;
            }
        }
        cursor.skip(BLANKS, FAR);
        if (cursor.skip('|') || cursor.skip('>')) {
            cursor.skip(CHOMPS, 1);
            cursor.skip(BLANKS, FAR);
        }
        int lineEnd = cursor.at();
        cursor.skip('\r');
        if (!cursor.skip('\n') || !cursor.skip(BLANKS, 1, FAR) || cursor.atEnd() || cursor.sees(SPACES)) {
            cursor.to(lineEnd);
        }
        return true;
    }

    private static boolean isArgument(Cursor cursor) {
        cursor.skip(BLANKS, 4);
        if (!cursor.skip('(') && !cursor.skip(',')) {
            return false;
        }
        cursor.skip(BLANKS, 4);
        int start = cursor.at();
        cursor.skip(STRING_LETTERS, 1);
        boolean opens = cursor.sees(OPENS);
        cursor.to(start);
        return opens;
    }

    private static boolean isVerb(Cursor cursor) {
        if (!cursor.skip(BLANKS, 1, 4) || !cursor.skipAnyCase(List.of("is", "was"))) {
            return false;
        }
        boolean blank = cursor.skip(BLANKS, 4) > 0;
        return cursor.skip(':') ? cursor.skip(BLANKS, 1, 4) : blank;
    }

    private static boolean isLineStart(String text, int at) {
        int before = BEFORE_NAME.start(text, at, Math.max(0, at - FAR));
        return before == 0 || text.charAt(before - 1) == '\n';
    }

    /** Returns where a string opens that is next: past its letter and quote, or -1; the cursor stays. */
    static int opening(Cursor cursor) {
        int start = cursor.at();
        cursor.skip(STRING_LETTERS, 1);
        int end = quoteEnd(cursor);
        cursor.to(start);
        return end;
    }
}
