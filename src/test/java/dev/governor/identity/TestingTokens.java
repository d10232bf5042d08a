package dev.governor.identity;

import dev.governor.kernel.Tenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands out tokens of the embedded issuer without asking for a secret. */
@Singleton
public class TestingTokens {

    private final EmbeddedIssuer issuer;

    TestingTokens(EmbeddedIssuer issuer) {
        this.issuer = issuer;
    }

    /** Returns a valid token of somebody who holds exactly {@code roles}. */
    public String of(String id, Role... roles) {
        return token(id, null, Set.of(roles), Tenant.DEFAULT, Instant.now(), Duration.ofMinutes(5));
    }

    /** Returns a valid token of an agent. */
    public String ofAgent(String id, String operator) {
        return token(id, operator, Set.of(Role.AGENT), Tenant.DEFAULT, Instant.now(), Duration.ofMinutes(5));
    }

    /** Returns a token that expired an hour ago. */
    public String expired(Role... roles) {
        return token(
                "late", null, Set.of(roles), Tenant.DEFAULT, Instant.now().minusSeconds(7200), Duration.ofHours(1));
    }

    /** Returns a token that names another tenant. */
    public String ofTenant(Tenant tenant, Role... roles) {
        return token("stranger", null, Set.of(roles), tenant, Instant.now(), Duration.ofMinutes(5));
    }

    private String token(
            String id, @Nullable String operator, Set<Role> roles, Tenant tenant, Instant at, Duration lifetime) {
        return issuer.issue(new PrincipalAccount(id, id, tenant, roles, operator), at, lifetime)
                .reveal();
    }
}
