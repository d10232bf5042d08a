package dev.governor.signal;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.signal.EnvelopeKind.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text that an envelope carries, plain or as base64, the usual alphabet or that for addresses. */
final class EnvelopeText {

    private EnvelopeText() {}

    /**
     * Returns what {@code text} stands for; what starts as packed bytes do is base64, whatever the envelope says.
     *
     * @throws ProblemException {@code MALFORMED_BODY} when it is not the base64 that it should be
     */
    static byte[] bytes(String text, Encoding encoding) {
        boolean gzip = text.startsWith("H4sI");
        if (encoding == Encoding.TEXT && !gzip) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getMimeDecoder().decode(checked(text));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.MALFORMED_BODY, "not valid base64");
        }
    }

    // The MIME decoder leaves out what is no base64; here only line breaks and blanks may be left out.
    private static String checked(String text) {
        String standard = text.replace('-', '+').replace('_', '/');
        for (int i = 0; i < standard.length(); i++) {
            char c = standard.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "+/=\r\n ".indexOf(c) >= 0)) {
                throw new IllegalArgumentException("not base64");
            }
        }
        return standard;
    }
}
