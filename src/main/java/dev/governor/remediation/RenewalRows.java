package dev.governor.remediation;

import dev.governor.kernel.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the table {@code plan_renewal}, on a connection whose transaction the caller ends. */
final class RenewalRows {

    private final Statements statements;

    RenewalRows(Connection connection) {
        this.statements = new Statements(connection);
    }

    /** Notes that a plan is to be put up again; does nothing the second time. */
    void want(String planId, Instant now) throws SQLException {
        statements.update(
                "insert into plan_renewal (plan_id, state, wanted_at) values (?, 'wanted', ?) on conflict do nothing",
                planId,
                now);
    }

    /** Returns at most {@code limit} plans that are to be put up again and have ended, oldest first. */
    List<String> wanted(int limit) throws SQLException {
        return statements.rows(
                "select r.plan_id from plan_renewal r join remediation_plan p on p.id = r.plan_id where r.state ="
                        + " 'wanted' and p.state = 'abandoned' order by r.wanted_at, r.plan_id limit ?",
                row -> row.getString(1),
                limit);
    }

    /** Lets the others that are wanted go first. */
    void putOff(String planId, Instant now) throws SQLException {
        statements.update("update plan_renewal set wanted_at = ? where plan_id = ? and state = 'wanted'", now, planId);
    }

    /** Says what came of it unless somebody else has; tells whether it did. */
    boolean end(String planId, String state, @Nullable String successor) throws SQLException {
        return statements.update(
                        "update plan_renewal set state = ?, successor = ? where plan_id = ? and state = 'wanted'",
                        state,
                        successor,
                        planId)
                == 1;
    }

    /** Returns the plan that this one was put up again for, if any. */
    Optional<String> predecessor(String planId) throws SQLException {
        return statements.first(
                "select plan_id from plan_renewal where successor = ?", row -> row.getString(1), planId);
    }
}
