package dev.governor.identity;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.Startup;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The issuer inside this server, for installations without an identity provider: signs short JSON Web Tokens (RS256)
 * with a key that was generated on this machine.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068">RFC 9068, JWT Profile for Access Tokens</a>
 */
@Startup
@ApplicationScoped
public class EmbeddedIssuer {

    /** The {@code iss} claim of its tokens. */
    public static final String ISSUER = "urn:remediation-governor:embedded";

    /** The {@code aud} claim of every token that is meant for the governor. */
    public static final String AUDIENCE = "governor";

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Installation installation;
    private final IdentityConfig config;
    private final Clock clock;
    private @Nullable SigningKey key;

    EmbeddedIssuer(Installation installation, IdentityConfig config, Clock clock) {
        this.installation = installation;
        this.config = config;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        Duration lifetime = config.tokenLifetime();
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalStateException(
                    "governor.identity.token-lifetime is more than zero and at most a day, but was: " + lifetime);
        }
        if (installation.issuesTokens()) {
            key = SigningKey.in(config.keyDirectory());
        }
    }

    /** Tells whether this installation issues tokens at all. */
    public boolean isActive() {
        return installation.issuesTokens();
    }

    /** Returns the JSON Web Key Set of this issuer; without keys when it is not active. */
    public Map<String, List<Map<String, String>>> keySet() {
        if (key == null) {
            return Map.of("keys", List.of());
        }
        Map<String, String> jwk = new TreeMap<>(key.members());
        jwk.put("alg", "RS256");
        jwk.put("use", "sig");
        jwk.put("kid", key.id());
        return Map.of("keys", List.of(jwk));
    }

    IssuedToken issue(PrincipalAccount account) {
        return issue(account, clock.instant(), config.tokenLifetime());
    }

    IssuedToken issue(PrincipalAccount account, Instant at, Duration lifetime) {
        JwtClaimsBuilder claims = Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(account.id())
                .issuedAt(at)
                .expiresAt(at.plus(lifetime))
                .groups(account.roles().stream().map(Role::word).collect(Collectors.toSet()))
                .claim("jti", UUID.randomUUID().toString())
                .claim("name", account.name())
                .claim("tenant", account.tenant().name());
        if (account.operator() != null) {
            claims.claim("operator", account.operator());
        }
        SigningKey signing = signingKey();
        String text = claims.jws()
                .keyId(signing.id())
                .algorithm(SignatureAlgorithm.RS256)
                .sign(signing.privateKey());
        return new IssuedToken(text, lifetime);
    }

    String publicKeyText() {
        return signingKey().publicKeyText();
    }

    private SigningKey signingKey() {
        return requireNonNull(key, "this installation issues no tokens");
    }
}
