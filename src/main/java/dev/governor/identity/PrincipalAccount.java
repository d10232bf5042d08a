package dev.governor.identity;

import dev.governor.kernel.Tenant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody the embedded issuer issues tokens to.
 *
 * @param id the client id and the token's subject, for example {@code alice}
 * @param name how people call it
 * @param tenant whose principal it is
 * @param roles what it may do
 * @param operator the id of the person who runs this agent, null for a person
 */
record PrincipalAccount(
        String id,
        String name,
        Tenant tenant,
        Set<Role> roles,
        @Nullable String operator) {

    PrincipalAccount {
        roles = Set.copyOf(roles);
    }

    /** Returns the subject as everything outside identity knows it. */
    String subject() {
        return "embedded|" + id;
    }
}
