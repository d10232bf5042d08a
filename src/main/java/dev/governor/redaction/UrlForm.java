package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The password in {@code scheme://user:password@host}, or a token that stands there in place of the user.
 *
 * <p>Scheme, user and host stay, because they tell what has leaked. A password of a database may have any character but
 * white space, quotes and angle brackets; people forget to encode them.
 *
 * @param databases the schemes of databases, queues and caches
 * @param literal tells what values are
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1">RFC 3986, user information</a>
 */
record UrlForm(Set<String> databases, Literal literal) implements SecretForm {

    private static final int LONGEST_SCHEME = 30;
    private static final int LONGEST_USER = 256;
    private static final int LONGEST_PASSWORD = 2_048;
    private static final int LONGEST = LONGEST_USER + LONGEST_PASSWORD + 2;
    private static final int SHORTEST_TOKEN = 16;
    private static final int LONGEST_PORT = 5;
    private static final Alphabet SCHEME = Alphabet.of("0-9A-Za-z+.-");
    private static final Alphabet ADDRESS = Alphabet.of(" \t\n\u000B\f\r\"'`<>").not();
    private static final Alphabet BEFORE_AT =
            Alphabet.of(" \t\n\u000B\f\r\"'`<>@").not();
    private static final Alphabet USER =
            Alphabet.of(" \t\n\u000B\f\r\"'`<>/:@?#").not();
    private static final Alphabet PASSWORD =
            Alphabet.of(" \t\n\u000B\f\r\"'`<>/?#@").not();

    @Override
    public List<String> words() {
        return List.of("://");
    }

    @Override
    public void find(String text, int at, int length, Found found) {
        int user = at + length;
        int first = BEFORE_AT.end(text, user, text.length());
        boolean login = first < text.length() && text.charAt(first) == '@';
        if (!login || first - user > LONGEST) {
            found.nothingBefore(login ? first - LONGEST : first);
            return;
        }
        int colon = USER.end(text, user, Math.min(text.length(), user + LONGEST_PASSWORD));
        boolean database = databases.contains(scheme(text, at));
        if (colon < first && colon - user <= LONGEST_USER && text.charAt(colon) == ':') {
            int end = database ? databaseEnd(text, colon + 1) : otherEnd(text, colon + 1);
            if (end > colon + 1) {
                password(text, database, colon + 1, end, found);
                return;
            }
        }
        boolean token = colon == first && colon - user >= SHORTEST_TOKEN;
        if (token && literal.looksRandom(text.substring(user, colon))) {
            found.secret(SecretKind.URL_PASSWORD, user, colon);
        }
    }

    private void password(String text, boolean database, int start, int end, Found found) {
        if (!literal.isPlaceholder(text.substring(start, end))) {
            found.secret(database ? SecretKind.DATABASE_URL : SecretKind.URL_PASSWORD, start, end);
        }
    }

    /** Returns where the password of a database ends: at the last {@code @}, unless a port stands there; -1 without one. */
    private static int databaseEnd(String text, int start) {
        int port = Alphabet.DIGITS.end(text, start, Math.min(text.length(), start + LONGEST_PORT));
        if (port > start && port < text.length() && text.charAt(port) == '/') {
            return -1;
        }
        int limit = ADDRESS.end(text, start, Math.min(text.length(), start + LONGEST_PASSWORD + 1));
        return text.lastIndexOf('@', limit - 1);
    }

    /** Returns where the password of any other address ends: at the last {@code @} before the host's path; -1 without one. */
    private static int otherEnd(String text, int start) {
        int limit = Math.min(text.length(), start + LONGEST_PASSWORD);
        int end = PASSWORD.end(text, start, limit);
        if (end == start || end == limit || text.charAt(end) != '@') {
            return -1;
        }
        int next = USER.end(text, end + 1, limit);
        while (next > end + 1 && next < limit && text.charAt(next) == '@') {
            end = next;
            next = USER.end(text, end + 1, limit);
        }
        return end;
    }

    private static String scheme(String text, int at) {
        return text.substring(SCHEME.start(text, at, Math.max(0, at - LONGEST_SCHEME)), at)
                .toLowerCase(Locale.ROOT);
    }
}
