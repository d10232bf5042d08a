package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes one privilege on one sequence away from everybody or from one role: {@code revoke_sequence_grant}.
 *
 * <p>Privileges: {@code USAGE} (default), {@code UPDATE} and {@code SELECT}.
 */
@Singleton
public class RevokeSequenceGrantAdapter extends ObjectGrantAdapter {

    RevokeSequenceGrantAdapter(PostgresConnections connections) {
        super(
                connections,
                ObjectKind.SEQUENCE,
                List.of(SequenceAttack.USAGE, SequenceAttack.UPDATE, SequenceAttack.SELECT),
                new SequenceAttack());
    }

    /** Returns an adapter for use without a container. */
    public static RevokeSequenceGrantAdapter over(PostgresConnections connections) {
        return new RevokeSequenceGrantAdapter(connections);
    }

    @Override
    public String action() {
        return "revoke_sequence_grant";
    }
}
