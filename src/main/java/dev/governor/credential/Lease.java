package dev.governor.credential;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import java.time.Instant;

/**
 * The record of one credential that is or was lent; never its secret.
 *
 * @param id {@code lse_…}
 * @param tenant whose lease it is
 * @param planId the one plan it serves
 * @param name its name in the target system, derived from the plan id so that a half-made one can be found
 * @param system the system it belongs to, for example {@code postgresql:estate}
 * @param binding the digest that was authorised when it was lent
 * @param scope what it may do
 * @param state how far it has come
 * @param revision how often it moved; tells two visits of one state apart
 * @param intendedAt when it was put on record, before it existed
 * @param expiresAt when the target stops accepting it by itself
 */
public record Lease(
        String id,
        Tenant tenant,
        String planId,
        String name,
        AssetKey system,
        Digest binding,
        LeaseScope scope,
        LeaseState state,
        long revision,
        Instant intendedAt,
        Instant expiresAt) {

    /** Returns the lease of a plan's id, as it is named in target systems. */
    static String nameFor(String planId) {
        String tail = planId.substring(planId.indexOf('_') + 1);
        return tail.matches("[0-9a-z]{26}")
                ? "gov_" + tail
                : "gov_" + Digest.of(planId).text().substring(7, 33);
    }

    /**
     * Returns this lease one move further.
     *
     * @throws IllegalArgumentException when its state does not lead to {@code next}
     */
    Lease in(LeaseState next) {
        if (!state.leadsTo(next)) {
            throw new IllegalArgumentException(
                    "a lease that is `%s` does not become `%s`".formatted(state.word(), next.word()));
        }
        return new Lease(id, tenant, planId, name, system, binding, scope, next, revision + 1, intendedAt, expiresAt);
    }
}
