package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

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
    public void find(String text, int at, int length, Found found) {
        int header = partEnd(text, at);
        if (header >= text.length() || text.charAt(header) != '.') {
            found.nothingBefore(header);
            return;
        }
        found.nothingBefore(header - LONGEST_HEADER);
        if (header - at > LONGEST_HEADER || !isObject(text.substring(at, header))) {
            return;
        }
        int end = partEnd(text, header + 1);
        if (end - header < 5) {
            return;
        }
        for (int part = 2; part < MOST_PARTS && end < text.length() && text.charAt(end) == '.'; part++) {
            end = partEnd(text, end + 1);
        }
        found.secret(SecretKind.JWT, at, end);
    }

    private static int partEnd(String text, int from) {
        return Alphabet.LINK.end(text, from, text.length());
    }

    private static boolean isObject(String header) {
        if (header.length() < 8 || header.length() % 4 == 1) {
            return false;
        }
        String json = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8).strip();
        return json.startsWith("{") && json.endsWith("}") && json.indexOf('"') > 0 && json.indexOf(':') > 0;
    }
}
