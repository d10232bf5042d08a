package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import dev.governor.kernel.Cursor;
import java.util.List;
import java.util.Locale;

/**
 * The values of cookies whose names tell of a login, in a header {@code Cookie} or {@code Set-Cookie}.
 *
 * @param names parts of such names, in lower case
 * @param literal tells what values are
 */
record CookieForm(List<String> names, Literal literal) implements SecretForm {

    private static final int LONGEST = 8_192;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 4_096;
    private static final int SHORTEST_VALUE = 8;
    private static final Alphabet NAME = Alphabet.of(" \t\n\u000B\f\r=;\"',").not();
    private static final Alphabet VALUE = Alphabet.of(" \t\n\u000B\f\r;\"'\\,").not();

    CookieForm {
        names = List.copyOf(names);
    }

    @Override
    public List<String> words() {
        return List.of("cookie");
    }

    @Override
    public void find(String text, int at, int length, Found found) {
        Cursor cursor = new Cursor(text, at + length, Math.min(text.length(), at + LONGEST));
        if (!HeaderForms.skipSign(cursor, 3)) {
            return;
        }
        boolean more = true;
        while (more) {
            cursor.skip(Alphabet.SPACES, 3);
            int start = cursor.at();
            if (!cursor.skip(NAME, 1, LONGEST_NAME) || cursor.peek() != '=') {
                break;
            }
            String name = cursor.since(start).toLowerCase(Locale.ROOT);
            cursor.skip('=');
            int value = cursor.at();
            cursor.skip(VALUE, LONGEST_VALUE);
            if (cursor.at() - value >= SHORTEST_VALUE
                    && names.stream().anyMatch(name::contains)
                    && !literal.isPlaceholder(cursor.since(value))) {
                found.secret(SecretKind.SESSION_COOKIE, value, cursor.at());
            }
            more = cursor.skip(';');
        }
        found.nothingBefore(cursor.at());
    }
}
