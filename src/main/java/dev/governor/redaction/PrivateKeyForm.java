package dev.governor.redaction;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern HEADER =
            Pattern.compile("BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{2,5}");
    private static final Pattern FOOTER =
            Pattern.compile("-{2,5} ?END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{2,5}");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash|Subject):.*");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
    private static final String BETWEEN = " \t\r\n\\\"'`,+;|>";

    @Override
    public List<String> words() {
        return List.of("begin ");
    }

    @Override
    public void find(String text, int at, int length, Consumer<Span> found) {
        Matcher header = HEADER.matcher(text).region(at, text.length());
        if (!header.lookingAt()) {
            return;
        }
        int start = at;
        while (start > 0 && at - start < 6 && (text.charAt(start - 1) == '-' || text.charAt(start - 1) == ' ')) {
            start--;
        }
        int end = end(text, header.end());
        if (end > header.end()) {
            found.accept(new Span(SecretKind.PRIVATE_KEY, start, end));
        }
    }

    private static int end(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST);
        int next = text.indexOf("BEGIN ", from);
        Matcher footer = FOOTER.matcher(text).region(from, next < 0 ? limit : Math.min(next, limit));
        int body = bodyEnd(text, from, limit);
        return footer.find() && body > from ? Math.max(body, footer.end()) : body;
    }

    /** Returns where the words that look like Base64 stop, or {@code from} when there are none. */
    private static int bodyEnd(String text, int from, int limit) {
        int end = from;
        int last = 0;
        int at = from;
        while (at < limit) {
            int start = at;
            while (start < limit && isBetween(text, start)) {
                start += text.charAt(start) == '\\' ? 2 : 1;
            }
            int lineEnd = lineEnd(text, Math.min(start, limit), limit);
            String line = text.substring(Math.min(start, limit), lineEnd);
            if (ATTRIBUTE.matcher(line).matches()) {
                at = lineEnd;
                continue;
            }
            Matcher word = BASE64.matcher(line);
            if (!word.lookingAt()
                    || !belongs(word.group(), last, word.end() < line.length() ? line.charAt(word.end()) : '\n')) {
                break;
            }
            last = word.end();
            at = start + word.end();
            end = at;
        }
        return end;
    }

    private static boolean isBetween(String text, int at) {
        return BETWEEN.indexOf(text.charAt(at)) >= 0;
    }

    /** Returns where the line ends that begins at {@code from}; a written-out {@code \n} ends one too. */
    private static int lineEnd(String text, int from, int limit) {
        int end = from;
        while (end < limit && text.charAt(end) != '\n' && text.charAt(end) != '\r' && text.charAt(end) != '\\') {
            end++;
        }
        return end;
    }

    private static boolean belongs(String word, int last, char after) {
        if (word.length() >= 20 || word.startsWith("MI") || word.endsWith("=")) {
            return true;
        }
        boolean mixed = Letters.of(word).kinds() >= 2 && Literal.readable(word) < word.length();
        return last >= 40 || mixed && word.length() >= 8 && after != ':' && after != '(';
    }
}
