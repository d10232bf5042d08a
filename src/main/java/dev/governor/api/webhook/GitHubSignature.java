package dev.governor.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The HMAC-SHA-256 that GitHub puts on a webhook's body, as {@code sha256=} and 64 hexadecimal digits.
 *
 * @see <a href="https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries">Validating deliveries</a>
 */
final class GitHubSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private GitHubSignature() {}

    /** Tells whether {@code header} is the signature of exactly these bytes; takes the same time wherever it differs. */
    static boolean matches(@Nullable String header, byte[] body, String secret) {
        return header != null
                && MessageDigest.isEqual(
                        of(body, secret).getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
