package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes one privilege on one function away from everybody or from one role: {@code revoke_function_grant}.
 *
 * <p>Privilege: {@code EXECUTE}. Limit: functions that return one value; no procedure, aggregate or function that returns
 * rows.
 */
@Singleton
public class RevokeFunctionGrantAdapter extends ObjectGrantAdapter {

    RevokeFunctionGrantAdapter(PostgresConnections connections) {
        super(connections, ObjectKind.FUNCTION, List.of(FunctionAttack.EXECUTE), new FunctionAttack());
    }

    /** Returns an adapter for use without a container. */
    public static RevokeFunctionGrantAdapter over(PostgresConnections connections) {
        return new RevokeFunctionGrantAdapter(connections);
    }

    @Override
    public String action() {
        return "revoke_function_grant";
    }
}
