package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.plan.RemediationPlan;
import java.sql.Connection;
import java.util.List;

/**
 * Takes one privilege away on an object to which there is one way only, by its own grants.
 *
 * <p>Parameters: {@code privilege}, the first of the kind's by default; {@code grantee}, {@code PUBLIC} (default) or a role
 * whose rights the login of the probe has.
 */
abstract class SingleWayAdapter extends RevokeGrantAdapter {

    private final ObjectKind kind;
    private final List<String> privileges;
    private final SingleWay way;

    /**
     * Makes an adapter.
     *
     * @param privileges what may be taken, the default first
     * @param attack how an ordinary login would use it
     */
    SingleWayAdapter(PostgresConnections connections, ObjectKind kind, List<String> privileges, Attack attack) {
        super(connections);
        this.kind = kind;
        this.privileges = List.copyOf(privileges);
        this.way = new SingleWay(connections, attack);
    }

    @Override
    Revocation revocation(RemediationPlan plan) {
        return Revocation.of(plan, kind, privileges, true);
    }

    @Override
    Check attack(Revocation revocation, long oid) {
        return way.attempt(revocation, oid);
    }

    @Override
    List<Remainder> remainders(Revocation revocation, Connection changed, Grants after) {
        return List.of(way.remainder(revocation, after));
    }

    @Override
    String alsoChecked(Revocation revocation, Connection observer) {
        return "";
    }

    @Override
    List<String> elsewhere(Revocation revocation, Connection observer) {
        return List.of();
    }
}
