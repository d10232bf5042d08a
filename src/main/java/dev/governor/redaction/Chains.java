package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a text that belong together although something stands between them: the end of a line, the quotes and the
 * sign of a joined string, a quote in the middle of a word. Each chain of pieces is a line of the view.
 *
 * <p>At the end of a line only what looks like the rest of a token is taken for one: it fills its line and reads like no word.
 */
final class Chains {

    private static final Alphabet PIECE = Alphabet.of("0-9A-Za-z_+/=.~:@%-");
    private static final Alphabet ENDS_LINE = Alphabet.of("\"'`\\,;)]}<\r\n");
    private static final Alphabet MAY_JOIN = Alphabet.of("\"'`\\^\r\n");
    private static final Alphabet BODY = Alphabet.of("0-9A-Za-z_+/=.-");
    private static final int SHORTEST = 6;
    private static final int SHORTEST_WORD = 3;
    private static final int WIDTH = 32;
    private static final int MUCH = 20;

    private final String text;
    private final View view = new View(16);
    private final BitSet joins = new BitSet();

    private final BitSet known = new BitSet();

    private Chains(String text) {
        this.text = text;
    }

    /** Returns the chains of {@code text}, or null when it has none; no line that begins with one of {@code known} goes on. */
    static @Nullable Chains of(String text, List<Span> known) {
        Chains chains = new Chains(text);
        known.forEach(span -> chains.known.set(span.start()));
        int at = 0;
        while (at < text.length()) {
            if (PIECE.has(text.charAt(at))) {
                at = chains.chain(at);
            } else {
                at++;
            }
        }
        return chains.joins.isEmpty() ? null : chains;
    }

    String text() {
        return view.text();
    }

    /** Tells whether {@code span} of the view reaches over a place where pieces were joined. */
    boolean joins(Span span) {
        int join = joins.nextSetBit(span.start() + 1);
        return join >= 0 && join < span.end();
    }

    /** Returns the span of the original text that {@code span} of the view stands for. */
    Span original(Span span) {
        return view.original(span);
    }

    /** Reads the piece at {@code from} and those that are joined to it, and returns where the last ends. */
    private int chain(int from) {
        int start = from;
        int end = PIECE.end(text, from, text.length());
        boolean joined = false;
        int next = next(start, end, false);
        while (next > end) {
            if (!joined) {
                view.addAll(text, start, end);
            }
            joins.set(view.length());
            start = next;
            end = PIECE.end(text, start, text.length());
            view.addAll(text, start, end);
            joined = true;
            next = next(start, end, true);
        }
        if (joined) {
            view.add('\n', end - 1, end);
        }
        return end;
    }

    /** Returns where the piece goes on that ends at {@code end}, or -1. */
    private int next(int start, int end, boolean joined) {
        if (end == text.length() || !MAY_JOIN.has(text.charAt(end))) {
            return -1;
        }
        int next = Joins.nextString(text, end);
        if (isPieceAt(next)) {
            return next;
        }
        next = Joins.continued(text, end);
        if (isPieceAt(next)) {
            return next;
        }
        next = Joins.nextLine(text, end);
        if (isPieceAt(next)) {
            return !known.get(next) && isRest(next, joined || end - start >= MUCH) ? next : -1;
        }
        next = Joins.insideWord(text, end);
        int word = next < 0 ? 0 : Math.min(text.length(), next + SHORTEST_WORD);
        return next >= 0 && PIECE.end(text, next, word) - next == SHORTEST_WORD ? next : -1;
    }

    private boolean isPieceAt(int at) {
        return at >= 0 && at < text.length() && PIECE.has(text.charAt(at));
    }

    /** Tells whether what begins at {@code at} fills its line and looks like a part of a token. */
    private boolean isRest(int at, boolean afterMuch) {
        int end = BODY.end(text, at, text.length());
        int lineEnd = Alphabet.BLANKS.end(text, end, Math.min(text.length(), end + WIDTH));
        if (lineEnd < text.length() && !ENDS_LINE.has(text.charAt(lineEnd))) {
            return false;
        }
        String piece = text.substring(at, Math.min(end, at + Literal.JUDGED));
        Letters letters = Letters.of(piece);
        if (letters.kinds() < 2 || letters.others() > 0 || PublicForms.isOne(piece) || PublicForms.isPath(piece)) {
            return afterMuch && piece.length() >= WIDTH;
        }
        int readable = Literal.readable(piece) * 100 / piece.length();
        return (letters.isMixed(piece.length()) || readable < (afterMuch ? 75 : 50))
                && (piece.length() >= SHORTEST || afterMuch);
    }
}
