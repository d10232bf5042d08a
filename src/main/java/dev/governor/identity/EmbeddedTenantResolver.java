package dev.governor.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.CanonicalJson;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.SignatureAlgorithm;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Sends a token that names the embedded issuer to the embedded issuer's key; every other token goes to the issuers that
 * {@code quarkus.oidc.<name>.*} configures.
 *
 * <p>The issuer is read from the token before its signature is checked. That is safe because it only chooses the key:
 * the chosen configuration then requires the signature, the issuer, the audience and the times.
 */
@ApplicationScoped
class EmbeddedTenantResolver implements TenantConfigResolver {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_TOKEN = 16_384;

    private final EmbeddedIssuer issuer;

    EmbeddedTenantResolver(EmbeddedIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public @Nullable Uni<OidcTenantConfig> resolve(
            RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !issuer.isActive() || !EmbeddedIssuer.ISSUER.equals(claimedIssuer(header))) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().item(this::configuration);
    }

    private OidcTenantConfig configuration() {
        return OidcTenantConfig.builder()
                .tenantId("embedded")
                .applicationType(ApplicationType.SERVICE)
                .publicKey(issuer.publicKeyText())
                .token()
                .issuer(EmbeddedIssuer.ISSUER)
                .audience(EmbeddedIssuer.AUDIENCE)
                .signatureAlgorithm(SignatureAlgorithm.RS256)
                .subjectRequired()
                .issuedAtRequired()
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build();
    }

    private static @Nullable String claimedIssuer(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || header.length() > LONGEST_TOKEN) {
            return null;
        }
        String[] parts = header.substring(SCHEME.length()).strip().split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            JsonNode claims =
                    CanonicalJson.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return claims.path("iss").asText();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return null;
        }
    }
}
