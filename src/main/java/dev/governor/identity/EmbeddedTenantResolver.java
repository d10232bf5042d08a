package dev.governor.identity;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.SignatureAlgorithm;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
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

    private final EmbeddedIssuer issuer;

    EmbeddedTenantResolver(EmbeddedIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public @Nullable Uni<OidcTenantConfig> resolve(
            RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
        boolean isOurs = issuer.isActive()
                && ClaimedIssuer.of(request)
                        .filter(EmbeddedIssuer.ISSUER::equals)
                        .isPresent();
        return isOurs
                ? Uni.createFrom().item(this::configuration)
                : Uni.createFrom().nullItem();
    }

    private OidcTenantConfig configuration() {
        return OidcTenantConfig.builder()
                .tenantId(Subjects.EMBEDDED)
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
}
