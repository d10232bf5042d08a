package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes one privilege on one schema away from everybody or from one role: {@code revoke_schema_grant}.
 *
 * <p>Privileges: {@code CREATE} (default) and {@code USAGE}.
 */
@Singleton
public class RevokeSchemaGrantAdapter extends ObjectGrantAdapter {

    RevokeSchemaGrantAdapter(PostgresConnections connections) {
        super(connections, ObjectKind.SCHEMA, List.of(SchemaAttack.CREATE, SchemaAttack.USAGE), new SchemaAttack());
    }

    /** Returns an adapter for use without a container. */
    public static RevokeSchemaGrantAdapter over(PostgresConnections connections) {
        return new RevokeSchemaGrantAdapter(connections);
    }

    @Override
    public String action() {
        return "revoke_schema_grant";
    }
}
