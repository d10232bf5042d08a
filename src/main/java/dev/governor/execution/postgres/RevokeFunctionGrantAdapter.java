package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.plan.RemediationPlan;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;

/**
 * Takes one privilege on one function away from everybody or from one role: {@code revoke_function_grant}.
 *
 * <p>Parameters: {@code privilege}, {@code EXECUTE}; {@code grantee}, {@code PUBLIC} (default) or a role whose rights
 * the login of the probe has. Limit: functions that return one value; no procedure, aggregate or function that returns
 * rows.
 */
@Singleton
public class RevokeFunctionGrantAdapter extends RevokeGrantAdapter {

    private static final List<String> PRIVILEGES = List.of(FunctionAttack.EXECUTE);

    private final SingleWay way;

    RevokeFunctionGrantAdapter(PostgresConnections connections) {
        super(connections);
        this.way = new SingleWay(connections, new FunctionAttack());
    }

    /** Returns an adapter for use without a container. */
    public static RevokeFunctionGrantAdapter over(PostgresConnections connections) {
        return new RevokeFunctionGrantAdapter(connections);
    }

    @Override
    public String action() {
        return "revoke_function_grant";
    }

    @Override
    Revocation revocation(RemediationPlan plan) {
        return Revocation.of(plan, ObjectKind.FUNCTION, PRIVILEGES, true);
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
