package dev.governor.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The password in {@code scheme://user:password@host}, or a token that stands there in place of the user.
 *
 * <p>Scheme, user and host stay, because they tell what has leaked. A password of a database may have any character but
 * white space, quotes and angle brackets; people forget to encode them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1">RFC 3986, user information</a>
 */
final class UrlForm implements SecretForm {

    private static final Set<String> DATABASES = Set.of(
            "postgres",
            "postgresql",
            "mysql",
            "mariadb",
            "mongodb",
            "mongodb+srv",
            "redis",
            "rediss",
            "amqp",
            "amqps",
            "mssql",
            "sqlserver",
            "oracle",
            "db2",
            "cassandra",
            "clickhouse",
            "cockroachdb",
            "couchbase",
            "couchdb",
            "elasticsearch",
            "neo4j",
            "nats",
            "kafka",
            "ldap",
            "ldaps",
            "influxdb",
            "snowflake",
            "memcached",
            "bolt");

    private static final Pattern DATABASE =
            Pattern.compile("://[^\\s/:@?#\"'`<>]{0,256}:(?!\\d{1,5}/)([^\\s\"'`<>]{1,2048})@");
    private static final Pattern OTHER = Pattern.compile(
            "://[^\\s/:@?#\"'`<>]{0,256}:([^\\s/?#\"'`<>@]{1,2048}+(?:@[^\\s\"'`<>@/:?#]{1,256}(?=@))*)@");
    private static final Pattern TOKEN = Pattern.compile("://([^\\s/:@?#\"'`<>]{16,2048}+)@");

    @Override
    public List<String> words() {
        return List.of("://");
    }

    @Override
    public void find(String text, int at, int length, Consumer<Span> found) {
        boolean database = DATABASES.contains(scheme(text, at));
        Matcher login = (database ? DATABASE : OTHER).matcher(text).region(at, text.length());
        if (login.lookingAt()) {
            if (!Literal.isPlaceholder(login.group(1))) {
                SecretKind kind = database ? SecretKind.DATABASE_URL : SecretKind.URL_PASSWORD;
                found.accept(new Span(kind, login.start(1), login.end(1)));
            }
            return;
        }
        Matcher token = TOKEN.matcher(text).region(at, text.length());
        if (token.lookingAt() && Literal.looksRandom(token.group(1))) {
            found.accept(new Span(SecretKind.URL_PASSWORD, token.start(1), token.end(1)));
        }
    }

    private static String scheme(String text, int at) {
        int start = at;
        while (start > 0 && at - start < 30 && isSchemeLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private static boolean isSchemeLetter(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c) || c == '+' || c == '.' || c == '-';
    }
}
