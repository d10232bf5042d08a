package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The attacker's position: an ordinary login that tries what nobody ordinary may do.
 *
 * <p>It reads no row: the statement asks for none, or is only planned, which checks the same rights. INVARIANT: only
 * SQLSTATE 42501 on the statement itself says closed, and only success says open; whatever else happens, the probe
 * could not ask.
 */
final class EffectProbe {

    private static final String DENIED = "42501";

    private final PostgresConnections connections;

    EffectProbe(PostgresConnections connections) {
        this.connections = connections;
    }

    /** Tries {@code privilege} on the table whose identity is {@code oid}. */
    Check attempt(PostgresTarget target, long oid, String privilege) {
        try (Connection session = connections.asProbe(target)) {
            boolean there = Sql.exists(
                    session,
                    "select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                            + " where n.nspname = ? and c.relname = ? and c.oid = " + oid,
                    target.schema(),
                    target.table());
            return there
                    ? attempt(session, target, privilege)
                    : Check.unanswered("the table is gone, or another has its name");
        } catch (SQLException e) {
            return Check.unanswered("the probe could not ask: SQLSTATE " + e.getSQLState());
        }
    }

    private static Check attempt(Connection session, PostgresTarget target, String privilege) {
        try {
            Sql.run(session, statement(target, privilege));
            return new Check(Answer.REFUTED, "open: an ordinary login may still %s".formatted(privilege));
        } catch (SQLException e) {
            return DENIED.equals(e.getSQLState())
                    ? new Check(
                            Answer.CONFIRMED,
                            "closed: an ordinary login that tries %s gets SQLSTATE 42501".formatted(privilege))
                    : Check.unanswered("the probe could not ask: SQLSTATE " + e.getSQLState());
        }
    }

    private static String statement(PostgresTarget target, String privilege) {
        return switch (privilege) {
            case "SELECT" -> "select 1 from " + target.quoted() + " limit 0";
            case "INSERT" -> "explain insert into " + target.quoted() + " default values";
            case "DELETE" -> "explain delete from " + target.quoted();
            default -> throw new IllegalArgumentException("no probe for " + privilege);
        };
    }
}
