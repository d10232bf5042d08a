package dev.governor.api.webhook;

import dev.governor.api.webhook.WebhookConfig.PubSub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID Connect token that a Pub/Sub push subscription sends with each delivery.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions">Authenticated push</a>
 */
final class PubSubToken {

    private static final String BEARER = "Bearer ";

    private final VerificationKeyResolver keys;
    private final String issuer;
    private final String audience;
    private final String account;
    private final Clock clock;

    PubSubToken(String keys, String audience, String account, PubSub config, Clock clock) {
        this.keys = keys(keys);
        this.issuer = config.issuer();
        this.audience = audience;
        this.account = account;
        this.clock = clock;
    }

    /** Tells whether the header carries a token of the configured account for the configured audience. */
    boolean isIn(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return false;
        }
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setExpectedIssuer(issuer)
                    .setExpectedAudience(audience)
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setAllowedClockSkewInSeconds(30)
                    .setVerificationKeyResolver(keys)
                    .setJwsAlgorithmConstraints(
                            AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                    .build()
                    .processToClaims(authorization.substring(BEARER.length()).strip());
            return account.equals(claims.getClaimValue("email"))
                    && Boolean.TRUE.equals(claims.getClaimValue("email_verified"));
        } catch (InvalidJwtException e) {
            return false;
        }
    }

    private static VerificationKeyResolver keys(String place) {
        if (place.startsWith("https://")) {
            return new HttpsJwksVerificationKeyResolver(new HttpsJwks(place));
        }
        try {
            return new JwksVerificationKeyResolver(
                    new JsonWebKeySet(Files.readString(Path.of(place))).getJsonWebKeys());
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("governor.webhook.pubsub.keys: cannot read `" + place + "`", e);
        }
    }
}
