package dev.governor.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request proves itself with: {@code Authorization}, {@code Bearer}, {@code Basic}, cookies, and logins of curl. */
final class HeaderForms {

    private static final String TOKEN = "[A-Za-z0-9._~+/=-]";

    static final List<SecretForm> ALL = List.of(
            PatternForm.checked(
                    SecretKind.AUTHORIZATION_HEADER,
                    "(?i)bearer(?:\\s|%20|:\\s?){1,4}(" + TOKEN + "{10,}+)",
                    Literal::looksRandom,
                    "bearer"),
            PatternForm.checked(
                    SecretKind.AUTHORIZATION_HEADER,
                    "(?i)basic(?:\\s|%20){1,4}([A-Za-z0-9+/]{6,}+={0,2})",
                    HeaderForms::isLogin,
                    "basic"),
            PatternForm.checked(
                    SecretKind.AUTHORIZATION_HEADER,
                    "(?i)authorization[\"'\\\\]{0,3}\\s{0,4}[:=,]\\s{0,4}[\"'\\\\]{0,3}(?:[a-z0-9-]{2,30}[ =]{1,3})?([^\\s\"'\\\\,;]{8,}+)",
                    value -> Literal.looksRandom(value) || isLogin(value),
                    "authorization"),
            PatternForm.checked(
                    SecretKind.AUTHORIZATION_HEADER,
                    "(?:-u|--user|--proxy-user)[ =]{1,3}[\"']?[^\\s:\"']{1,100}:([^\\s\"'/]{3,}+)",
                    value -> !Literal.isPlaceholder(value) && !value.chars().allMatch(Character::isDigit),
                    "-u ",
                    "-u=",
                    "--user",
                    "--proxy-user"),
            PatternForm.checked(
                    SecretKind.PASSWORD,
                    "sshpass\\s{1,4}-p\\s{0,4}[\"']?([^\\s\"']{3,}+)",
                    value -> !Literal.isPlaceholder(value),
                    "sshpass"),
            PatternForm.checked(
                    SecretKind.DATABASE_URL,
                    "(?i)jdbc:oracle:(?:thin|oci):[^\\s/@]{1,100}/([^\\s@\"']{1,200})@",
                    value -> !Literal.isPlaceholder(value),
                    "jdbc:oracle:"),
            new Cookies());

    private HeaderForms() {}

    /** Tells whether {@code encoded} is Base64 of {@code user:password}. */
    private static boolean isLogin(String encoded) {
        try {
            String login = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
            return login.indexOf(':') > 0
                    && login.chars().allMatch(c -> c >= ' ' && c != 0x7F && (c < 0x80 || c > 0x9F));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The values of cookies whose names tell of a login, in a header {@code Cookie} or {@code Set-Cookie}. */
    private static final class Cookies implements SecretForm {

        private static final int LONGEST = 8_192;
        private static final Pattern HEADER =
                Pattern.compile("(?i)cookie[\"'\\\\]{0,3}\\s{0,3}[:=,]\\s{0,3}[\"'\\\\]{0,3}");
        private static final Pattern PAIR =
                Pattern.compile("\\s{0,3}([^\\s=;\"',]{1,100})=([^\\s;\"'\\\\,]{0,4096}+)(?:;|)");
        private static final Pattern LOGIN = Pattern.compile(
                "(?i).*(?:sess|sid|auth|token|jwt|csrf|xsrf|login|remember|sso|saml|identity|ticket|key).*");

        @Override
        public List<String> words() {
            return List.of("cookie");
        }

        @Override
        public void find(String text, int at, int length, Consumer<Span> found) {
            Matcher header = HEADER.matcher(text).region(at, text.length());
            if (!header.lookingAt()) {
                return;
            }
            int limit = Math.min(text.length(), header.end() + LONGEST);
            Matcher pair = PAIR.matcher(text).region(header.end(), limit);
            while (pair.lookingAt()) {
                if (LOGIN.matcher(pair.group(1)).matches()
                        && pair.group(2).length() >= 8
                        && !Literal.isPlaceholder(pair.group(2))) {
                    found.accept(new Span(SecretKind.SESSION_COOKIE, pair.start(2), pair.end(2)));
                }
                if (pair.end() == pair.end(2)) {
                    return;
                }
                pair.region(pair.end(), limit);
            }
        }
    }
}
