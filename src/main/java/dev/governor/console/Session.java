package dev.governor.console;

import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The session of a browser: a bearer token in a cookie that scripts cannot read and other sites cannot send.
 *
 * <p>The token that forms carry against cross-site requests is derived from the session's own secret, so it needs no
 * storage, holds on every replica, and ends with the session.
 */
final class Session {

    /** The cookie's name. */
    static final String COOKIE = "governor_session";

    /** The only paths that the cookie is sent to. */
    static final String PATH = "/console";

    private Session() {}

    /** Returns the cookie that opens a session. */
    static NewCookie open(String token, Duration lifetime, boolean secure) {
        return cookie(token, (int) lifetime.toSeconds(), secure);
    }

    /** Returns the cookie that ends it. */
    static NewCookie close(boolean secure) {
        return cookie("", 0, secure);
    }

    /** Returns the token that forms of this session carry; empty without a session. */
    static String formToken(@Nullable String cookie) {
        if (cookie == null || cookie.isEmpty()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(cookie.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("console forms".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    /** Tells whether a form carries the token of the session it was sent in. */
    static boolean carries(@Nullable String cookie, @Nullable String formToken) {
        String expected = formToken(cookie);
        return !expected.isEmpty()
                && formToken != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), formToken.getBytes(StandardCharsets.UTF_8));
    }

    private static NewCookie cookie(String value, int maxAge, boolean secure) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(PATH)
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
