package dev.governor.identity;

import dev.governor.kernel.Level;
import dev.governor.kernel.Tenant;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Translates the role names of a token into our roles and drops every other one.
 *
 * <p>Where a token keeps its role names is the issuer's setting {@code quarkus.oidc.<name>.roles.role-claim-path}
 * ({@code groups} unless set).
 *
 * <p>INVARIANT: a token of another tenant holds no role here, and one that could be mistaken for another issuer's is refused.
 */
@ApplicationScoped
class OurRoles implements SecurityIdentityAugmentor {

    private final IdentityConfig config;

    OurRoles(IdentityConfig config) {
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        if (!isSound(identity)) {
            return Uni.createFrom().failure(new AuthenticationFailedException("the token names nobody in particular"));
        }
        if (isOfAnotherTenant(identity)) {
            return Uni.createFrom().item(copy(identity, Set.of()));
        }
        Set<String> roles = identity.getRoles().stream()
                .flatMap(name -> role(name).stream())
                .map(Role::word)
                .collect(Collectors.toSet());
        return Uni.createFrom().item(copy(identity, roles));
    }

    private static boolean isSound(SecurityIdentity identity) {
        return !(identity.getPrincipal() instanceof JsonWebToken token)
                || Subjects.areSound(token, identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE));
    }

    private static boolean isOfAnotherTenant(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && !TokenPrincipal.tenantOf(token).equals(Tenant.DEFAULT.name());
    }

    private Optional<Role> role(String name) {
        return Optional.ofNullable(config.roleNames().get(name))
                .or(() -> Level.of(Role.class, name).filter(role -> role.word().equals(name)));
    }

    private static SecurityIdentity copy(SecurityIdentity identity, Set<String> roles) {
        QuarkusSecurityIdentity.Builder copy = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRoles(roles);
        return copy.build();
    }
}
