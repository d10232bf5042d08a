package dev.governor.identity;

import io.quarkus.oidc.TenantResolver;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends a token to the tenant whose configuration names the token's issuer, also before that issuer could be reached.
 *
 * <p>Quarkus' own search by issuer knows an issuer only after it has read its metadata, and tries that once after the
 * start. It stays behind this one, for issuers whose name is not their address.
 */
@ApplicationScoped
class ExternalTenantResolver implements TenantResolver {

    private final Map<String, String> tenants;

    ExternalTenantResolver(Installation installation) {
        this.tenants = installation.externalIssuers();
    }

    @Override
    public @Nullable String resolve(RoutingContext request) {
        return ClaimedIssuer.of(request)
                .map(Installation::withoutSlash)
                .map(tenants::get)
                .map(Installation::withoutQuotes)
                .orElse(null);
    }
}
