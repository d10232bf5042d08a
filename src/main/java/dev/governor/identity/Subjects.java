package dev.governor.identity;

import java.util.function.Predicate;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The names that principals have outside identity: the issuer, a bar, and the issuer's own name for the subject.
 *
 * <p>INVARIANT: no issuer can produce a name that belongs to another one, whatever it writes into its tokens.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDToken">OpenID Connect Core, {@code sub}</a>
 */
final class Subjects {

    /** What stands for the embedded issuer in subjects, and the id of its tenant. */
    static final String EMBEDDED = "embedded";

    /** The longest subject that OpenID Connect allows; issuers get the same, so that both fit a column of 512. */
    private static final int LONGEST = 255;

    private static final Predicate<String> SOUND =
            text -> !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);

    private Subjects() {}

    /** Returns the qualified name of {@code subject} at the issuer of {@code token}. */
    static String qualified(JsonWebToken token, String subject) {
        String issuer = token.getIssuer();
        return (EmbeddedIssuer.ISSUER.equals(issuer) ? EMBEDDED : issuer) + "|" + subject;
    }

    /** Returns a claim that is a text without control characters and of sensible length, otherwise null. */
    static @Nullable String text(JsonWebToken token, String claim) {
        @Nullable Object value = token.getClaim(claim);
        return value instanceof String text && SOUND.test(text) ? text : null;
    }

    /** Tells whether a verified token of {@code tenant} names an issuer of its own and principals that can be told apart. */
    static boolean areSound(JsonWebToken token, @Nullable String tenant) {
        @Nullable String issuer = text(token, "iss");
        return issuer != null
                && !issuer.contains("|")
                && !issuer.equals(EMBEDDED)
                && issuer.equals(EmbeddedIssuer.ISSUER) == EMBEDDED.equals(tenant)
                && text(token, "sub") != null
                && (token.getClaim("operator") == null || text(token, "operator") != null);
    }
}
