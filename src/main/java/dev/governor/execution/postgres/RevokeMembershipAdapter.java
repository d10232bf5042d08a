package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.plan.RemediationPlan;
import jakarta.inject.Singleton;

/**
 * Takes everything that one membership in a role gives: {@code revoke_membership}.
 *
 * <p>Parameter {@code member}: the role that loses it. Only memberships that the data owner made are taken; it needs
 * the role's {@code ADMIN OPTION}. PostgreSQL 16 or newer.
 */
@Singleton
public class RevokeMembershipAdapter extends SingleWayAdapter {

    private final PostgresConnections connections;

    RevokeMembershipAdapter(PostgresConnections connections) {
        super(connections, new MembershipAttack());
        this.connections = connections;
    }

    /** Returns an adapter for use without a container. */
    public static RevokeMembershipAdapter over(PostgresConnections connections) {
        return new RevokeMembershipAdapter(connections);
    }

    @Override
    public String action() {
        return "revoke_membership";
    }

    @Override
    Revocation revocation(RemediationPlan plan) {
        return Revocation.ofMembership(
                plan, connections.dataOwner(plan.target().path().get(0)));
    }
}
