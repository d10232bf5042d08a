package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.plan.RemediationPlan;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;

/**
 * Takes one privilege on one schema away from everybody or from one role: {@code revoke_schema_grant}.
 *
 * <p>Parameters: {@code privilege}, {@code CREATE} (default) or {@code USAGE}; {@code grantee}, {@code PUBLIC}
 * (default) or a role whose rights the login of the probe has.
 */
@Singleton
public class RevokeSchemaGrantAdapter extends RevokeGrantAdapter {

    private static final List<String> PRIVILEGES = List.of(SchemaAttack.CREATE, SchemaAttack.USAGE);

    private final SingleWay way;

    RevokeSchemaGrantAdapter(PostgresConnections connections) {
        super(connections);
        this.way = new SingleWay(connections, new SchemaAttack());
    }

    /** Returns an adapter for use without a container. */
    public static RevokeSchemaGrantAdapter over(PostgresConnections connections) {
        return new RevokeSchemaGrantAdapter(connections);
    }

    @Override
    public String action() {
        return "revoke_schema_grant";
    }

    @Override
    Revocation revocation(RemediationPlan plan) {
        return Revocation.of(plan, ObjectKind.SCHEMA, PRIVILEGES, true);
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
