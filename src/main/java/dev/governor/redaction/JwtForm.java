package dev.governor.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * A JSON web token: a header that decodes to a JSON object, then two parts (signed) or four (encrypted).
 *
 * <p>The signature may be missing, as it is in a token cut short: claims alone tell enough.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>
 */
final class JwtForm implements SecretForm {

    /** The longest header, in characters. */
    private static final int LONGEST_HEADER = 1_000;

    private static final int MOST_PARTS = 5;

    @Override
    public List<String> words() {
        return List.of("eyj", "eyi", "ewo");
    }

    @Override
    public void find(String text, int at, int length, Consumer<Span> found) {
        int header = partEnd(text, at, Math.min(text.length(), at + LONGEST_HEADER));
        if (header >= text.length() || text.charAt(header) != '.' || !isObject(text.substring(at, header))) {
            return;
        }
        int end = partEnd(text, header + 1, text.length());
        if (end - header < 5) {
            return;
        }
        for (int part = 2; part < MOST_PARTS && end < text.length() && text.charAt(end) == '.'; part++) {
            end = partEnd(text, end + 1, text.length());
        }
        found.accept(new Span(SecretKind.JWT, at, end));
    }

    private static int partEnd(String text, int from, int limit) {
        int end = from;
        while (end < limit && isBase64Url(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBase64Url(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    private static boolean isObject(String header) {
        if (header.length() < 8 || header.length() % 4 == 1) {
            return false;
        }
        String json = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8).strip();
        return json.startsWith("{") && json.endsWith("}") && json.indexOf('"') > 0 && json.indexOf(':') > 0;
    }
}
