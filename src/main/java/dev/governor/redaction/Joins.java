package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import dev.governor.kernel.Cursor;
import java.util.List;

/** Where a text breaks a string off and goes on with it: between quotes, after a backslash, on the next line. */
final class Joins {

    private static final Alphabet QUOTES = Alphabet.of("\"'");
    private static final Alphabet LINE_ENDS = Alphabet.of("\r\n");
    private static final Alphabet CONTINUES = Alphabet.of("\\`^");
    private static final Alphabet BACKSLASH = Alphabet.of("\\");
    private static final Alphabet PREFIXES = Alphabet.of("bfruRBFU@$");
    private static final List<String> OPERATORS = List.of(".concat(", "||", "++", "<>", "..", "+", ".", "&", "~");
    private static final List<String> LEADS = List.of("#", "//", "*", ">", "|");
    private static final int FAR = 80;

    private Joins() {}

    /** Returns where the next string begins that is joined to the one whose closing quote stands at {@code quote}, or -1. */
    static int nextString(String text, int quote) {
        Cursor cursor = new Cursor(text, quote, Math.min(text.length(), quote + 4 * FAR));
        int closed = Sign.quoteEnd(cursor);
        if (closed < 0) {
            return -1;
        }
        cursor.to(closed);
        skipSpace(cursor);
        cursor.skipAnyCase(OPERATORS);
        skipSpace(cursor);
        int start = cursor.at();
        cursor.skip(PREFIXES, 1);
        int opened = Sign.quoteEnd(cursor);
        if (opened < 0) {
            cursor.to(start);
            opened = Sign.quoteEnd(cursor);
        }
        return opened;
    }

    /** Goes over blanks and line ends, with the sign that continues a line. */
    private static void skipSpace(Cursor cursor) {
        cursor.skip(Alphabet.SPACES, FAR);
        int before = cursor.at();
        if (cursor.skip('\\')) {
            cursor.to(cursor.sees(LINE_ENDS) ? cursor.at() : before);
            cursor.skip(Alphabet.SPACES, FAR);
        }
    }

    /** Returns where a line goes on that a backslash, or another shell's sign, continues at {@code at}, or -1. */
    static int continued(String text, int at) {
        Cursor cursor = new Cursor(text, at, Math.min(text.length(), at + FAR));
        if (cursor.skip(CONTINUES, 1) == 0) {
            return -1;
        }
        boolean written = text.charAt(at) == '\\' && cursor.skip(BACKSLASH, 2) > 0;
        boolean ended = cursor.skip(LINE_ENDS, 2) > 0 || written && cursor.skip('n');
        return ended ? indented(cursor) : -1;
    }

    /** Returns where the next line begins after a line end, or one written out, at {@code at}, or -1 without one. */
    static int nextLine(String text, int at) {
        Cursor cursor = new Cursor(text, at, Math.min(text.length(), at + FAR));
        if (cursor.skip(BACKSLASH, 3) > 0) {
            if (cursor.skip('r') && cursor.skip(BACKSLASH, 3) == 0 || !cursor.skip('n')) {
                return -1;
            }
        } else if (cursor.skip(LINE_ENDS, 2) == 0) {
            return -1;
        }
        return indented(cursor);
    }

    private static int indented(Cursor cursor) {
        cursor.skip(Alphabet.BLANKS, FAR);
        if (cursor.skipAnyCase(LEADS)) {
            cursor.skip(Alphabet.BLANKS, FAR);
        }
        return cursor.at();
    }

    /** Returns where a word of the shell goes on in which a quote stands at {@code at}, or -1. */
    static int insideWord(String text, int at) {
        int next = at + 1;
        if (!QUOTES.has(text.charAt(at)) || !Alphabet.WORD.has(text.charAt(at - 1))) {
            return -1;
        }
        return next < text.length() && Alphabet.WORD.has(text.charAt(next)) ? next : -1;
    }
}
