package dev.governor.remediation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the table {@code plan_renewal}, on a connection whose transaction the caller ends. */
final class RenewalRows {

    private final Connection connection;

    RenewalRows(Connection connection) {
        this.connection = connection;
    }

    /** Notes that a plan is to be put up again; does nothing the second time. */
    void want(String planId, Instant now) throws SQLException {
        update(
                "insert into plan_renewal (plan_id, state, detail, wanted_at) values (?, 'wanted', '', ?) on conflict"
                        + " do nothing",
                planId,
                now.atOffset(ZoneOffset.UTC));
    }

    /** Returns at most {@code limit} plans that are to be put up again and have ended, oldest first. */
    List<String> wanted(int limit) throws SQLException {
        return texts(
                "select r.plan_id from plan_renewal r join remediation_plan p on p.id = r.plan_id where r.state ="
                        + " 'wanted' and p.state = 'abandoned' order by r.wanted_at, r.plan_id limit ?",
                limit);
    }

    /** Says what came of it unless somebody else has; tells whether it did. */
    boolean end(String planId, String state, @Nullable String successor, String detail) throws SQLException {
        return update(
                        "update plan_renewal set state = ?, successor = ?, detail = ? where plan_id = ? and state ="
                                + " 'wanted'",
                        state,
                        successor,
                        detail,
                        planId)
                == 1;
    }

    /** Returns the plan that this one was put up again for, if any. */
    Optional<String> predecessor(String planId) throws SQLException {
        return texts("select plan_id from plan_renewal where successor = ?", planId).stream()
                .findFirst();
    }

    private List<String> texts(String query, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
