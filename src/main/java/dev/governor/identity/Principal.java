package dev.governor.identity;

import dev.governor.kernel.Tenant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated caller.
 *
 * @param subject issuer-qualified and stable, for example {@code embedded|agent-7}; the only name used in rules on duties
 * @param name how people call it
 * @param tenant whose principal it is
 * @param roles what it may do
 * @param operator the subject of the person who runs this agent, null for a person
 */
public record Principal(
        String subject,
        String name,
        Tenant tenant,
        Set<Role> roles,
        @Nullable String operator) {

    public Principal {
        roles = Set.copyOf(roles);
    }

    /** Tells whether the principal holds {@code role}. */
    public boolean has(Role role) {
        return roles.contains(role);
    }
}
