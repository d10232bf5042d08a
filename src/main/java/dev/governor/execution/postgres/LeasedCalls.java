package dev.governor.execution.postgres;

import dev.governor.credential.ScopedCredential;
import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter.AlreadyDone;
import dev.governor.execution.ActionAdapter.Done;
import dev.governor.execution.ActionAdapter.Drifted;
import dev.governor.execution.ActionAdapter.Effect;
import dev.governor.execution.ActionAdapter.Made;
import dev.governor.execution.ActionAdapter.NotMade;
import dev.governor.execution.ActionAdapter.Recollection;
import dev.governor.execution.ActionAdapter.Unknown;
import dev.governor.execution.TargetVersion;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Calls of leased statements ({@link FencedStatement}), and what the server remembers of calls that were cut off.
 *
 * <p>While it calls, a session carries the statement's name as its application name, which every login may see: as long
 * as one is there, nobody can tell how its call ends.
 */
final class LeasedCalls {

    private static final String CALLING = "governor ";
    private static final int LOOKS = 20;
    private static final long LOOK_MILLIS = 50;

    private static final String ACTING =
            "select 1 from pg_catalog.pg_stat_activity where usename = ? and application_name = ?";

    private static final String MARK = """
        select d.description
        from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        left join pg_catalog.pg_description d
          on d.objoid = p.oid and d.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objsubid = 0
        where n.nspname = ? and p.proname = ?\
        """;

    private final PostgresConnections connections;

    LeasedCalls(PostgresConnections connections) {
        this.connections = connections;
    }

    /** Calls {@code statement}, which leads to a state with digest {@code to}. */
    Effect call(ScopedCredential credential, String statement, Digest to) {
        return call(credential, statement, to, "");
    }

    /** Calls {@code statement} on exactly the version {@code left}. */
    Effect call(ScopedCredential credential, String statement, Digest to, String left) {
        try (Connection session = connections.with(credential)) {
            session.setClientInfo("ApplicationName", CALLING + statement);
            return effect(answer(session, credential, statement, left), to);
        } catch (SQLException e) {
            if (FencedStatement.DRIFTED.equals(e.getSQLState())) {
                return new Drifted();
            }
            throw PostgresConnections.unavailable("run `" + statement + "`", e);
        }
    }

    /** Calls {@code statement} in {@code session} and returns its answer as it is: a word, a space, a version. */
    static String answer(Connection session, ScopedCredential credential, String statement, String left)
            throws SQLException {
        if (!left.isEmpty()) {
            Sql.column(session, "select pg_catalog.set_config(?, ?, false)", FencedStatement.LEFT, left);
        }
        return Sql.column(
                        session, "select " + Sql.identifier(credential.name()) + "." + Sql.identifier(statement) + "()")
                .get(0);
    }

    /** Returns the version in an answer. */
    static String version(String answer) {
        return answer.substring(answer.indexOf(' ') + 1);
    }

    private static Effect effect(String answer, Digest to) {
        TargetVersion at = new TargetVersion(to, version(answer));
        return answer.startsWith("done ") ? new Done(at) : new AlreadyDone(at);
    }

    /**
     * Tells whether an earlier call of {@code statement} committed.
     *
     * <p>INVARIANT: first no session that calls it is left, then the mark is read: a call that was cut off has left its
     * mark by then, or never will.
     */
    Recollection recall(PostgresTarget target, String lease, String statement, Digest to) {
        try (Connection observer = connections.asObserver(target)) {
            awaitNoCall(observer, lease, statement);
            try (PreparedStatement query = observer.prepareStatement(MARK)) {
                query.setString(1, lease);
                query.setString(2, statement);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? remembered(row.getString(1), to) : new Unknown();
                }
            }
        } catch (SQLException e) {
            throw PostgresConnections.notAsked("ask for the mark of `" + statement + "`", e);
        }
    }

    private static Recollection remembered(@Nullable String mark, Digest to) {
        return mark == null ? new NotMade() : new Made(new TargetVersion(to, mark));
    }

    private static void awaitNoCall(Connection observer, String lease, String statement) throws SQLException {
        for (int look = 1; Sql.exists(observer, ACTING, lease, CALLING + statement); look++) {
            if (look == LOOKS) {
                throw new ProblemException(
                        ProblemCode.TARGET_UNAVAILABLE,
                        "an earlier call of `%s` is still at work on the target".formatted(statement));
            }
            pause();
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for an earlier call", e);
        }
    }
}
