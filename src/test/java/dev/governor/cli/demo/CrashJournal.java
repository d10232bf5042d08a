package dev.governor.cli.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks into the record and into the target from outside the governor, on sessions of its own. */
final class CrashJournal implements AutoCloseable {

    static final String DATABASE = "governor";

    private static final String RECORD = """
        select p.state, p.state_reason,
            (select coalesce(string_agg(s.step || '=' || s.now, ',' order by s.now desc), '') from (
                select step, case when result is not null then 'ended' when ended_at is null then 'open'
                    else 'failed' end as now from execution_step where plan_id = p.id) s),
            exists (select 1 from state_snapshot where plan_id = p.id),
            coalesce((select state from lease where plan_id = p.id), '')
        from remediation_plan p where p.id = ?\
        """;

    private static final String TARGET = """
        select exists (select 1 from pg_roles where rolname = ?),
            count(*) filter (where tag = 'REVOKE'), count(*) filter (where tag = 'GRANT')
        from public.effect where role = ?\
        """;

    private final TestingCluster database;
    private final CrashTarget target;
    private @Nullable Connection inDatabase;
    private @Nullable Connection inTarget;

    CrashJournal(TestingCluster database, CrashTarget target) {
        this.database = database;
        this.target = target;
    }

    /** Returns what the execution of a plan has left so far. */
    CrashTraces traces(String plan) throws SQLException {
        try {
            return read(plan);
        } catch (SQLException e) {
            // a server that was killed took these sessions with it
            close();
            return read(plan);
        }
    }

    /** Returns the first column of a query on the record. */
    List<String> ask(String query, Object... parameters) throws SQLException {
        try (Connection connection = database.connect(DATABASE);
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(String.valueOf(found.getString(1)));
                }
            }
            return rows;
        }
    }

    /** Returns the name of a plan's leased role. */
    static String role(String plan) {
        return "gov_" + plan.substring(plan.indexOf('_') + 1);
    }

    @Override
    public void close() {
        for (Connection connection : Arrays.asList(inDatabase, inTarget)) {
            try {
                if (connection != null) {
                    connection.close();
                }
            } catch (SQLException e) {
                // it is gone with its server
                continue;
            }
        }
        inDatabase = null;
        inTarget = null;
    }

    private CrashTraces read(String plan) throws SQLException {
        Connection record = inDatabase == null ? database.connect(DATABASE) : inDatabase;
        inDatabase = record;
        Connection outside = inTarget == null ? target.inspect() : inTarget;
        inTarget = outside;
        try (PreparedStatement asked = record.prepareStatement(RECORD);
                PreparedStatement seen = outside.prepareStatement(TARGET)) {
            asked.setString(1, plan);
            seen.setString(1, role(plan));
            seen.setString(2, role(plan));
            try (ResultSet row = asked.executeQuery();
                    ResultSet there = seen.executeQuery()) {
                row.next();
                there.next();
                return new CrashTraces(
                        row.getString(1),
                        row.getString(2),
                        steps(row.getString(3)),
                        row.getBoolean(4),
                        row.getString(5),
                        there.getBoolean(1),
                        there.getInt(2),
                        there.getInt(3));
            }
        }
    }

    private static Map<String, String> steps(String joined) {
        // an outcome counts more than an open attempt, and that more than a failed one
        return Arrays.stream(joined.split(","))
                .filter(step -> !step.isEmpty())
                .map(step -> step.split("="))
                .collect(Collectors.toMap(step -> step[0], step -> step[1], CrashJournal::better));
    }

    private static String better(String one, String other) {
        List<String> order = List.of("failed", "open", "ended");
        return order.indexOf(one) > order.indexOf(other) ? one : other;
    }
}
