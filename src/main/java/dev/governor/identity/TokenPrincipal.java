package dev.governor.identity;

import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The caller as the verified token of the current request names it.
 *
 * <p>Nothing a caller puts into a body, a query or a header other than the token has any part in it. A token of another
 * tenant is refused: this installation serves one.
 */
@ApplicationScoped
class TokenPrincipal implements CurrentPrincipal {

    private final CurrentIdentityAssociation current;

    TokenPrincipal(CurrentIdentityAssociation current) {
        this.current = current;
    }

    @Override
    public Principal get() {
        SecurityIdentity identity = current.getIdentity();
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED, "the request carries no valid bearer token");
        }
        return principal(token, identity.getRoles());
    }

    static Principal principal(JsonWebToken token, Set<String> roles) {
        if (!tenantOf(token).equals(Tenant.DEFAULT.name())) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "the token is for another tenant");
        }
        @Nullable String subject = Subjects.text(token, "sub");
        if (subject == null) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED, "the token names no subject");
        }
        @Nullable String name = Subjects.text(token, "name");
        @Nullable String operator = Subjects.text(token, "operator");
        return new Principal(
                Subjects.qualified(token, subject),
                name == null ? subject : name,
                Tenant.DEFAULT,
                roles.stream()
                        .map(role -> Level.of(Role.class, role))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                operator == null ? null : Subjects.qualified(token, operator));
    }

    /** Returns the tenant that the token names; one that names none is for the only tenant there is. */
    static String tenantOf(JsonWebToken token) {
        @Nullable Object tenant = token.getClaim("tenant");
        return tenant == null ? Tenant.DEFAULT.name() : tenant.toString();
    }
}
