package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import dev.governor.kernel.Cursor;
import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text without what keeps its letters from being seen as such: invisible characters, letters in other widths or styles,
 * and escapes of JSON, addresses, HTML and shells.
 *
 * @see <a href="https://unicode.org/reports/tr15/">Unicode normalization form KC</a>
 */
final class Unfolded {

    /** The printable characters of ASCII in full width, in the same order. */
    private static final char WIDE = '\uFF01';

    private static final char WIDE_END = '\uFF5E';
    private static final Alphabet BACKSLASH = Alphabet.of("\\");
    private static final Alphabet OCTAL = Alphabet.of("0-7");
    private static final Map<String, Character> ENTITIES =
            Map.of("quot;", '"', "amp;", '&', "lt;", '<', "gt;", '>', "apos;", '\'');

    private final String text;
    private final View view;
    private boolean changed;

    private Unfolded(String text) {
        this.text = text;
        this.view = new View(text.length());
    }

    /** Returns the view, or null when it would be the text itself. */
    static @Nullable View of(String text) {
        int first = first(text);
        if (first == text.length()) {
            return null;
        }
        Unfolded unfolded = new Unfolded(text);
        unfolded.view.addAll(text, 0, first);
        unfolded.read(first);
        return unfolded.changed ? unfolded.view : null;
    }

    /** Returns where the first character stands that may read otherwise. */
    private static int first(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 ? Invisible.is(c) || folds(c) : c < ' ' ? Invisible.is(c) : mayEscape(text, i, c)) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean mayEscape(String text, int i, char c) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
        return switch (c) {
            case '\\' -> next == 'u' || next == 'x' || next == '\\' || OCTAL.has(next);
            case '%' -> Alphabet.HEX.has(next);
            case '&' -> next == '#' || next >= 'a' && next <= 'q';
            default -> c == 0x7F;
        };
    }

    private void read(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = c >= 0x80 ? folded(at, c) : c == '\\' || c == '%' || c == '&' ? escape(at, c) : 0;
            if (end > 0) {
                changed = true;
                at = end;
            } else {
                if (Invisible.is(c)) {
                    changed = true;
                } else {
                    view.add(c, at, at + 1);
                }
                at++;
            }
        }
    }

    /** Tells whether {@code c} begins a character that normalization may make an ASCII one. */
    private static boolean folds(char c) {
        return c <= 0xBE
                || c >= 0x2B0 && c <= 0x2FF
                || c >= 0x1D2C && c <= 0x1D6A
                || c >= 0x2000 && c <= 0x24FF
                || c >= 0x2C7C && c <= 0x2C7D
                || c >= 0xFB00 && c <= 0xFB06
                || c >= 0xFE30 && c <= 0xFF5E
                || c == 0xD835
                || c == 0xD83C
                || c == 0xD83E;
    }

    private int folded(int at, char c) {
        if (Invisible.is(c) || !folds(c)) {
            return 0;
        }
        if (c >= WIDE && c <= WIDE_END) {
            view.add((char) (c - WIDE + '!'), at, at + 1);
            return at + 1;
        }
        int code = text.codePointAt(at);
        String written = Character.toString(code);
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
        if (plain.equals(written)) {
            return 0;
        }
        int end = at + Character.charCount(code);
        for (int i = 0; i < plain.length(); i++) {
            view.add(plain.charAt(i), at, end);
        }
        return end;
    }

    /** Adds the character that is written as an escape at {@code at} and returns where it ends, or 0 when it is none. */
    private int escape(int at, char c) {
        Cursor cursor = new Cursor(text, at + 1, Math.min(text.length(), at + 16));
        int code = c == '\\' ? backslash(cursor) : c == '%' ? number(cursor, 16, 2, 2) : entity(cursor);
        boolean shown = code >= ' ' && code < 0x7F || c != '%' && code >= 0xA0 && code <= Character.MAX_VALUE;
        if (!shown) {
            return 0;
        }
        String plain = code < 0x80 || !folds((char) code)
                ? String.valueOf((char) code)
                : Normalizer.normalize(String.valueOf((char) code), Normalizer.Form.NFKC);
        for (int i = 0; i < plain.length() && !Invisible.is((char) code); i++) {
            view.add(plain.charAt(i), at, cursor.at());
        }
        return cursor.at();
    }

    private static int backslash(Cursor cursor) {
        cursor.skip(BACKSLASH, 3);
        if (cursor.skip("u{")) {
            int code = number(cursor, 16, 1, 6);
            return cursor.skip('}') ? code : -1;
        }
        if (cursor.skip('u')) {
            return number(cursor, 16, 4, 4);
        }
        return cursor.skip('x') ? number(cursor, 16, 2, 2) : number(cursor, 8, 3, 3);
    }

    private static int entity(Cursor cursor) {
        if (cursor.skip('#')) {
            int code = cursor.skipAnyCase("x") ? number(cursor, 16, 1, 4) : number(cursor, 10, 1, 5);
            return cursor.skip(';') ? code : -1;
        }
        for (Map.Entry<String, Character> entity : ENTITIES.entrySet()) {
            if (cursor.skip(entity.getKey())) {
                return entity.getValue();
            }
        }
        return -1;
    }

    private static int number(Cursor cursor, int base, int least, int most) {
        int code = 0;
        int count = 0;
        while (count < most && Character.digit(cursor.peek(), base) >= 0 && cursor.peek() < 0x80) {
            code = code * base + Character.digit(cursor.peek(), base);
            cursor.to(cursor.at() + 1);
            count++;
        }
        return count < least ? -1 : code;
    }
}
