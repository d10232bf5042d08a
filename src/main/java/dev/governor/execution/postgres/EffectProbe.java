package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The attacker's position: ordinary logins that try what nobody ordinary may do, on the table and on each other way
 * to its rows ({@link WaysToRows}).
 *
 * <p>It reads no row and opens nothing: the statement is only planned and started, which checks the same rights.
 *
 * <p>INVARIANT: only SQLSTATE 42501 on the statement itself says closed, and only success says open; whatever else
 * happens, the probe could not ask. All ways must be closed, as they are when it asks, for the table to be closed; one
 * that is open is enough for it to be open.
 */
final class EffectProbe {

    static final String SELECT = "SELECT";

    /**
     * To read rows whatever policies say: where they are applied, the server denies what it would have to leave out.
     */
    static final String EVERY_ROW = "read every row";

    /** After so many ways that cannot be asked it gives up: each may take as long as a statement may. */
    private static final int MOST_UNASKED = 5;

    private final PostgresConnections connections;
    private final OrdinaryLogins logins;

    EffectProbe(PostgresConnections connections) {
        this.connections = connections;
        this.logins = new OrdinaryLogins(connections);
    }

    /** Tries {@code privilege} on the table whose identity is {@code oid}, and on every other way to its rows. */
    Check attempt(PostgresTarget target, long oid, String privilege) {
        return logins.ask(
                target,
                session -> Optional.of(attempt(session, target, oid, privilege)),
                OrdinaryLogins.NONE_IS_LET_IN);
    }

    private Check attempt(Connection session, PostgresTarget target, long oid, String privilege) throws SQLException {
        try (Connection observer = connections.asObserver(target)) {
            WaysToRows ways = WaysToRows.read(observer, target, asked(privilege));
            if (ways.itself().filter(table -> table.oid() == oid).isEmpty()) {
                return Check.unanswered("the table is gone, or another has its name");
            }
            Attempts attempts = attempt(session, ways.ways(), privilege);
            boolean stayed = ways.equals(WaysToRows.read(observer, target, asked(privilege)));
            return check(attempts, ways.complete(), stayed, privilege);
        }
    }

    /** Tries {@code privilege} on {@code ways} as each login; with none it does not even log in. */
    Attempts attempt(PostgresTarget target, List<Way> ways, String privilege) {
        return ways.isEmpty()
                ? Attempts.none()
                : logins.each(target, session -> Optional.of(attempt(session, ways, privilege))).stream()
                        .reduce(Attempts.none(), Attempts::and);
    }

    private static Attempts attempt(Connection session, List<Way> ways, String privilege) {
        List<Way> closed = new ArrayList<>();
        List<Way> open = new ArrayList<>();
        List<String> unasked = new ArrayList<>();
        for (Way way : ways) {
            if (unasked.size() == MOST_UNASKED) {
                break;
            }
            try {
                run(session, statement(way, privilege), privilege);
                open.add(way);
            } catch (SQLException e) {
                if (Denial.isOne(e)) {
                    closed.add(way);
                } else {
                    unasked.add(unasked(way, e));
                }
            }
        }
        return new Attempts(closed, open, unasked);
    }

    private static void run(Connection session, String statement, String privilege) throws SQLException {
        if (!privilege.equals(EVERY_ROW)) {
            Sql.run(session, statement);
            return;
        }
        session.setAutoCommit(false);
        try {
            Sql.run(session, "set local row_security = off");
            Sql.run(session, statement);
        } finally {
            session.rollback();
            session.setAutoCommit(true);
        }
    }

    private static String asked(String privilege) {
        return privilege.equals(EVERY_ROW) ? SELECT : privilege;
    }

    private static Check check(Attempts attempts, boolean complete, boolean stayed, String privilege) {
        if (!attempts.open().isEmpty()) {
            return new Check(Answer.REFUTED, open(attempts.open(), privilege));
        }
        if (!attempts.unasked().isEmpty()) {
            return Check.unanswered(
                    "the probe could not ask" + attempts.unasked().get(0));
        }
        if (!complete) {
            return Check.unanswered(WaysToRows.tooMany());
        }
        if (!stayed) {
            return Check.unanswered("the ways to the rows changed while they were asked");
        }
        int others = attempts.closed().size() - 1;
        return new Check(
                Answer.CONFIRMED,
                "closed: an ordinary login that tries %s gets SQLSTATE 42501%s"
                        .formatted(
                                privilege,
                                others == 0
                                        ? ""
                                        : ", also on %d other way%s to the rows".formatted(others, s(others))));
    }

    private static String open(List<Way> open, String privilege) {
        String sentence = "open: an ordinary login may still " + privilege;
        return open.get(0).kind() == Way.Kind.ITSELF ? sentence : sentence + " through " + Attempts.named(open);
    }

    private static String s(int count) {
        return count == 1 ? "" : "s";
    }

    private static String unasked(Way way, SQLException e) {
        return (way.kind() == Way.Kind.ITSELF ? "" : " through " + way.words()) + Denial.otherwise(e);
    }

    private static String statement(Way way, String privilege) {
        return switch (privilege) {
            case SELECT, EVERY_ROW -> "explain select 1 from " + way.quoted();
            case "INSERT" -> "explain insert into " + way.quoted() + " default values";
            case "DELETE" -> "explain delete from " + way.quoted();
            default -> throw new IllegalArgumentException("no probe for " + privilege);
        };
    }
}
