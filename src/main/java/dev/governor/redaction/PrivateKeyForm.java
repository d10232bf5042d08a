package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import dev.governor.kernel.Cursor;
import java.util.List;

/**
 * A PEM private key: header, Base64 lines, footer, with real line ends or with {@code \n} written out.
 *
 * <p>Without a footer, because the text was cut or somebody cut it off, the key ends where its words stop looking like
 * Base64. A header alone, as scanners and rules quote it, is no key.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
final class PrivateKeyForm implements SecretForm {

    /** The longest key, in characters: an RSA key of 16,384 bits has 13,000. */
    private static final int LONGEST = 32_000;

    private static final int MOST_WORDS = 4;
    private static final int LONGEST_WORD = 20;
    private static final String BEGIN = "BEGIN ";
    private static final String END = "END ";
    private static final Alphabet TYPE = Alphabet.of("A-Z0-9");
    private static final Alphabet HYPHEN = Alphabet.of("-");
    private static final Alphabet DASHES = Alphabet.of("- ");
    private static final Alphabet BASE64 = Alphabet.of("A-Za-z0-9+/");
    private static final Alphabet BETWEEN = Alphabet.of(" \t\r\n\\\"'`,+;|>");
    private static final Alphabet IN_LINE = Alphabet.of("\n\r\\").not();
    private static final List<String> ATTRIBUTES =
            List.of("Proc-Type:", "DEK-Info:", "Version:", "Comment:", "Charset:", "Hash:", "Subject:");

    @Override
    public List<String> words() {
        return List.of("begin ");
    }

    @Override
    public void find(String text, int at, int length, Found found) {
        Cursor cursor = new Cursor(text, at, text.length());
        if (!cursor.skip(BEGIN) || !isLabel(cursor)) {
            return;
        }
        int from = cursor.at();
        int next = text.indexOf(BEGIN, from);
        int limit = Math.min(next < 0 ? text.length() : next, from + LONGEST);
        int body = bodyEnd(text, from, limit);
        if (body > from) {
            int footer = footerEnd(text, from, limit);
            found.secret(SecretKind.PRIVATE_KEY, DASHES.start(text, at, Math.max(0, at - 6)), Math.max(body, footer));
        } else {
            found.nothingBefore(limit);
        }
    }

    /** Goes over {@code RSA PRIVATE KEY-----}, whatever the type. */
    private static boolean isLabel(Cursor cursor) {
        for (int words = 0; !cursor.skip("PRIVATE KEY"); words++) {
            if (words == MOST_WORDS || !cursor.skip(TYPE, 1, LONGEST_WORD) || !cursor.skip(' ')) {
                return false;
            }
        }
        cursor.skip(" BLOCK");
        cursor.skip(' ');
        return cursor.skip(HYPHEN, 2, 5);
    }

    private static int footerEnd(String text, int from, int limit) {
        String key = text.substring(from, limit);
        int at = key.indexOf(END);
        while (at >= 0) {
            Cursor cursor = new Cursor(key, at, key.length());
            boolean dashed = key.startsWith("-", at - 1) || key.startsWith("- ", at - 2);
            if (dashed && cursor.skip(END) && isLabel(cursor)) {
                return from + cursor.at();
            }
            at = key.indexOf(END, at + 1);
        }
        return -1;
    }

    /** Returns where the words that look like Base64 stop, or {@code from} when there are none. */
    private static int bodyEnd(String text, int from, int limit) {
        int end = from;
        int last = 0;
        int at = from;
        while (at < limit) {
            int start = at;
            while (start < limit && BETWEEN.has(text.charAt(start))) {
                start += text.charAt(start) == '\\' ? 2 : 1;
            }
            start = Math.min(start, limit);
            if (isAttribute(text, start, limit)) {
                at = IN_LINE.end(text, start, limit);
                continue;
            }
            int word = BASE64.end(text, start, limit);
            int padded = Alphabet.of("=").end(text, word, Math.min(limit, word + 2));
            char after = padded < limit ? text.charAt(padded) : '\n';
            if (word == start || !belongs(text, start, padded, last, after)) {
                break;
            }
            last = padded - start;
            at = padded;
            end = at;
        }
        return end;
    }

    private static boolean isAttribute(String text, int at, int limit) {
        return new Cursor(text, at, limit).skipAnyCase(ATTRIBUTES);
    }

    private static boolean belongs(String text, int start, int end, int last, char after) {
        int length = end - start;
        if (length >= 20 || text.startsWith("MI", start) || text.charAt(end - 1) == '=') {
            return true;
        }
        String word = text.substring(start, end);
        boolean mixed = Letters.of(word).kinds() >= 2 && Literal.readable(word) < length;
        return last >= 40 || mixed && length >= 8 && after != ':' && after != '(';
    }
}
