package dev.governor.execution.postgres;

import dev.governor.credential.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Takes a number from a sequence, asks it for the last one, or sets it, in a session that cannot write.
 *
 * <p>The server checks the rights first and then refuses to write, or has no number to tell, so the sequence stays as
 * it is. The sequence is named by its identity: that needs no right on its schema.
 */
final class SequenceAttack implements Attack {

    static final String USAGE = "USAGE";
    static final String SELECT = "SELECT";
    static final String UPDATE = "UPDATE";

    /** What the server answers after its check: this session cannot write, or has had no number yet. */
    private static final Set<String> AFTER_THE_CHECK = Set.of("25006", "55000");

    @Override
    public void on(Connection session, Grants sequence, String privilege) throws SQLException {
        try {
            Sql.column(session, "select " + call(privilege), String.valueOf(sequence.oid()));
        } catch (SQLException e) {
            if (!AFTER_THE_CHECK.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
        }
    }

    private static String call(String privilege) {
        return switch (privilege) {
            case USAGE -> "pg_catalog.nextval(?::pg_catalog.oid)";
            case SELECT -> "pg_catalog.currval(?::pg_catalog.oid)";
            case UPDATE -> "pg_catalog.setval(?::pg_catalog.oid, 1)";
            default -> throw new IllegalArgumentException("no probe for " + privilege);
        };
    }

    /** {@inheritDoc} Who may set a sequence may take numbers, and who may take them may ask for the last. */
    @Override
    public Set<String> enough(String privilege) {
        return switch (privilege) {
            case USAGE -> Set.of(USAGE, UPDATE);
            case SELECT -> Set.of(SELECT, USAGE);
            default -> Set.of(privilege);
        };
    }
}
