package dev.governor.remediation.reverification;

import dev.governor.execution.ActionAdapter.Drift;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Level;
import dev.governor.kernel.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the table {@code reverification}, on a connection whose transaction the caller ends. */
final class ReverificationRows {

    private static final String COLUMNS =
            "id, plan_id, target_system, ordinal, schedule, counted_from, due_at, attempts, state, asked_at, detail,"
                    + " drift";

    /** By turns, so that the systems with much due do not keep the others waiting. */
    private static final String DUE = """
        select %1$s from (
          select %1$s, row_number() over (partition by target_system order by due_at, id) as turn
          from reverification where state = 'scheduled' and due_at <= ?) d
        order by turn, due_at, id
        limit ?\
        """.formatted(COLUMNS);

    private final Statements statements;

    ReverificationRows(Connection connection) {
        this.statements = new Statements(connection);
    }

    void insert(Due row) throws SQLException {
        statements.update(
                "insert into reverification (id, plan_id, target_system, ordinal, schedule, counted_from, due_at,"
                        + " state, attempts, detail) values (?, ?, ?, ?, ?, ?, ?, 'scheduled', ?, '')",
                row.id(),
                row.planId(),
                row.system(),
                row.ordinal(),
                row.schedule().text(),
                row.countedFrom(),
                row.dueAt(),
                row.attempts());
    }

    /** Returns at most {@code limit} that are due at {@code now}. */
    List<Due> due(Instant now, int limit) throws SQLException {
        return statements.rows(DUE, ReverificationRows::due, now, limit);
    }

    /** Ends {@code row} unless somebody else has written it since it was read; tells whether it did. */
    boolean end(Due row, ReverificationState state, Instant now, String detail, @Nullable Drift drift)
            throws SQLException {
        return statements.update(
                        "update reverification set state = ?, asked_at = ?, detail = ?, drift = ? where id = ? and"
                                + " state = 'scheduled' and attempts = ?",
                        state.word(),
                        now,
                        detail,
                        drift == null ? null : CanonicalJson.write(drift),
                        row.id(),
                        row.attempts())
                == 1;
    }

    /** Puts {@code row} off unless somebody else has written it since it was read; tells whether it did. */
    boolean putOff(Due row, Instant until, Instant now, String detail) throws SQLException {
        return statements.update(
                        "update reverification set attempts = attempts + 1, due_at = ?, asked_at = ?, detail = ? where"
                                + " id = ? and state = 'scheduled' and attempts = ?",
                        until,
                        now,
                        detail,
                        row.id(),
                        row.attempts())
                == 1;
    }

    /** Ends what is scheduled of the other plans for a finding, and returns it. */
    List<Due> endOthers(String findingId, String planId, String why) throws SQLException {
        List<Due> others = statements.rows(
                "select " + COLUMNS + " from reverification where state = 'scheduled' and plan_id <> ? and plan_id in"
                        + " (select id from remediation_plan where finding_id = ?) order by id for update",
                ReverificationRows::due,
                planId,
                findingId);
        for (Due other : others) {
            statements.update("update reverification set state = 'obsolete', detail = ? where id = ?", why, other.id());
        }
        return others;
    }

    /** Returns what the plan's last one that could be asked said, closed or open; empty when there is none. */
    Optional<ReverificationState> lastAnswer(String planId) throws SQLException {
        return statements.first(
                "select state from reverification where plan_id = ? and state in ('closed', 'open') order by"
                        + " ordinal desc limit 1",
                row -> state(row.getString(1)),
                planId);
    }

    /** Returns at most {@code limit} of a plan, newest first, before {@code cursor}. */
    List<Reverification> ofPlan(String planId, String cursor, int limit) throws SQLException {
        return statements.rows(
                "select " + COLUMNS + " from reverification where plan_id = ? and id < ? order by id desc limit ?",
                ReverificationRows::reverification,
                planId,
                cursor,
                limit);
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getString("id"),
                row.getString("plan_id"),
                row.getString("target_system"),
                row.getInt("ordinal"),
                Schedule.parse(row.getString("schedule")),
                instant(row, "counted_from"),
                instant(row, "due_at"),
                row.getInt("attempts"));
    }

    private static Reverification reverification(ResultSet row) throws SQLException {
        String drift = row.getString("drift");
        OffsetDateTime askedAt = row.getObject("asked_at", OffsetDateTime.class);
        return Reverification.of(
                due(row),
                state(row.getString("state")),
                askedAt == null ? null : askedAt.toInstant(),
                row.getString("detail"),
                drift == null ? Drift.NONE : CanonicalJson.read(drift, Drift.class));
    }

    private static ReverificationState state(String word) {
        return Level.of(ReverificationState.class, word).orElseThrow();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
