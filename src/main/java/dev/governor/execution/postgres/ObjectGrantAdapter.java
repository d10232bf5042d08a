package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.plan.RemediationPlan;
import java.util.List;

/**
 * Takes one privilege on one object of a kind away from everybody or from one role.
 *
 * <p>Parameters: {@code privilege}, the first of the kind's by default; {@code grantee}, {@code PUBLIC} (default) or a
 * role whose rights the login of the probe has.
 */
abstract class ObjectGrantAdapter extends SingleWayAdapter {

    private final ObjectKind kind;
    private final List<String> privileges;

    /**
     * Makes an adapter.
     *
     * @param privileges what may be taken, the default first
     * @param attack how an ordinary login would use it
     */
    ObjectGrantAdapter(PostgresConnections connections, ObjectKind kind, List<String> privileges, Attack attack) {
        super(connections, attack);
        this.kind = kind;
        this.privileges = List.copyOf(privileges);
    }

    @Override
    Revocation revocation(RemediationPlan plan) {
        return Revocation.of(plan, kind, privileges, true);
    }
}
