package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import dev.governor.kernel.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/** What a request proves itself with: {@code Authorization}, {@code Bearer}, {@code Basic}, and logins of programs. */
final class HeaderForms {

    private static final int LONGEST = 600;
    private static final Alphabet TOKEN = Alphabet.of("0-9A-Za-z._~+/=-");
    private static final Alphabet BASE64 = Alphabet.of("0-9A-Za-z+/");
    private static final Alphabet PADDED = BASE64.and("=");
    private static final Alphabet SCHEME = Alphabet.of("0-9A-Za-z-");
    private static final Alphabet VALUE = Alphabet.of(" \t\n\u000B\f\r\"'\\,;").not();
    private static final Alphabet LOGIN = Alphabet.of(" \t\n\u000B\f\r\"'/").not();
    private static final Alphabet ARGUMENT = Alphabet.of(" \t\n\u000B\f\r\"'").not();
    private static final Alphabet ORACLE = Alphabet.of(" \t\n\u000B\f\r\"'@").not();
    private static final Alphabet USER = Alphabet.of(" \t\n\u000B\f\r:\"'").not();
    private static final Alphabet ORACLE_USER = Alphabet.of(" \t\n\u000B\f\r/@").not();
    private static final Alphabet QUOTE = Alphabet.of("\"'");
    private static final Alphabet QUOTES = Alphabet.of("\"'\\");
    private static final Alphabet SIGN = Alphabet.of(":=,");
    private static final Alphabet GIVES = Alphabet.of(" =");
    private static final Alphabet SPACES = Alphabet.SPACES;

    private final Literal literal;

    private HeaderForms(Literal literal) {
        this.literal = literal;
    }

    /** Returns the forms. */
    static List<SecretForm> all(Literal literal) {
        HeaderForms forms = new HeaderForms(literal);
        return List.of(
                new Scanned(List.of("bearer"), forms::bearer),
                new Scanned(List.of("basic"), forms::basic),
                new Scanned(List.of("authorization"), forms::authorization),
                new Scanned(List.of("-u ", "-u=", "--user", "--proxy-user"), forms::login),
                new Scanned(List.of("sshpass"), forms::sshpass),
                new Scanned(List.of("jdbc:oracle:"), forms::oracle));
    }

    /** Goes over a colon or equals sign and the quotes and blanks around it. */
    static boolean skipSign(Cursor cursor, int blanks) {
        cursor.skip(QUOTES, 3);
        cursor.skip(SPACES, blanks);
        if (cursor.skip(SIGN, 1) == 0) {
            return false;
        }
        cursor.skip(SPACES, blanks);
        cursor.skip(QUOTES, 3);
        return true;
    }

    private void bearer(String text, Cursor cursor, SecretForm.Found found) {
        int before = cursor.at();
        for (int i = 0; i < 4; i++) {
            if (!cursor.skip("%20") && cursor.skip(SPACES, 1) == 0 && cursor.skip(':')) {
                cursor.skip(SPACES, 1);
            }
        }
        if (cursor.at() > before) {
            value(text, cursor, TOKEN, 10, literal::isCredential, SecretKind.AUTHORIZATION_HEADER, found);
        }
    }

    private void basic(String text, Cursor cursor, SecretForm.Found found) {
        int before = cursor.at();
        while (cursor.at() - before < 12 && (cursor.skip("%20") || cursor.skip(SPACES, 1) > 0)) {
            continue;
        }
        int start = cursor.at();
        if (start > before && cursor.skip(BASE64, 6, LONGEST)) {
            int end = Alphabet.of("=").end(text, cursor.at(), Math.min(text.length(), cursor.at() + 2));
            if (isLogin(text.substring(start, end))) {
                found.secret(SecretKind.AUTHORIZATION_HEADER, start, PADDED.end(text, end, text.length()));
            }
        }
    }

    private void authorization(String text, Cursor cursor, SecretForm.Found found) {
        if (!skipSign(cursor, 4)) {
            return;
        }
        int start = cursor.at();
        if (cursor.skip(SCHEME, 2, 30) && cursor.skip(GIVES, 1, 3) && cursor.sees(VALUE)) {
            int value = cursor.at();
            value(text, cursor, VALUE, 8, this::isCredential, SecretKind.AUTHORIZATION_HEADER, found);
            if (cursor.at() - value >= 8) {
                return;
            }
        }
        cursor.to(start);
        value(text, cursor, VALUE, 8, this::isCredential, SecretKind.AUTHORIZATION_HEADER, found);
    }

    private boolean isCredential(String value) {
        return literal.isCredential(value) || isLogin(value);
    }

    private void login(String text, Cursor cursor, SecretForm.Found found) {
        cursor.to(
                text.charAt(cursor.at() - 1) == ' ' || text.charAt(cursor.at() - 1) == '='
                        ? cursor.at() - 1
                        : cursor.at());
        if (cursor.skip(GIVES, 1, 3)) {
            cursor.skip(QUOTE, 1);
            if (cursor.skip(USER, 1, 100) && cursor.skip(':')) {
                Predicate<String> password = value -> !literal.isPlaceholder(value) && !Alphabet.DIGITS.all(value);
                value(text, cursor, LOGIN, 3, password, SecretKind.AUTHORIZATION_HEADER, found);
            }
        }
    }

    private void sshpass(String text, Cursor cursor, SecretForm.Found found) {
        if (cursor.skip(SPACES, 1, 4) && cursor.skip("-p")) {
            cursor.skip(SPACES, 4);
            cursor.skip(QUOTE, 1);
            value(text, cursor, ARGUMENT, 3, value -> !literal.isPlaceholder(value), SecretKind.PASSWORD, found);
        }
    }

    private void oracle(String text, Cursor cursor, SecretForm.Found found) {
        if (cursor.skipAnyCase(List.of("thin:", "oci:")) && cursor.skip(ORACLE_USER, 1, 100) && cursor.skip('/')) {
            int start = cursor.at();
            if (cursor.skip(ORACLE, 1, 200) && cursor.peek() == '@' && !literal.isPlaceholder(cursor.since(start))) {
                found.secret(SecretKind.DATABASE_URL, start, cursor.at());
            }
        }
    }

    /** Reports the characters of {@code letters} that are next, to the last, when their beginning passes {@code check}. */
    private static void value(
            String text,
            Cursor cursor,
            Alphabet letters,
            int least,
            Predicate<String> check,
            SecretKind kind,
            SecretForm.Found found) {
        int start = cursor.at();
        if (cursor.skip(letters, least, LONGEST) && check.test(cursor.since(start))) {
            found.secret(kind, start, letters.end(text, cursor.at(), text.length()));
        }
    }

    /** Tells whether {@code encoded} is Base64 of {@code user:password}. */
    private static boolean isLogin(String encoded) {
        if (!PADDED.all(encoded)) {
            return false;
        }
        try {
            String login = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
            return login.indexOf(':') > 0
                    && login.chars().allMatch(c -> c >= ' ' && c != 0x7F && (c < 0x80 || c > 0x9F));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A form that reads on after its word. */
    private record Scanned(List<String> words, Reader reader) implements SecretForm {

        interface Reader {
            void read(String text, Cursor cursor, Found found);
        }

        @Override
        public void find(String text, int at, int length, Found found) {
            int end = at + length;
            reader.read(text, new Cursor(text, end, text.length()), found);
        }
    }
}
