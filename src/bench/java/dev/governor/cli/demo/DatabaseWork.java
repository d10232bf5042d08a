package dev.governor.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * What a cluster was asked to do since it was started, without what the superuser asks, who is this benchmark.
 *
 * @param statements as {@code pg_stat_statements} counts them, {@code BEGIN} and {@code COMMIT} among them
 * @param transactions begun by {@code BEGIN}
 * @param writing transactions of everybody that got an identity, because they wrote or locked something
 * @param logins connections of everybody that were let in
 * @param refused connections that were turned away
 * @see <a href="https://www.postgresql.org/docs/17/monitoring-stats.html">PostgreSQL: monitoring</a>
 */
record DatabaseWork(long statements, long transactions, long writing, long logins, long refused) {

    private static final String MOST_FREQUENT = """
        select calls, round(total_exec_time::numeric, 1), left(regexp_replace(query, '\\s+', ' ', 'g'), 400)
        from pg_stat_statements where userid <> current_user::regrole order by calls desc limit 400\
        """;

    /** Makes a cluster count statements and write down logins from its next start on. */
    static void count(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
            statement.execute("alter system set pg_stat_statements.max = 10000");
            statement.execute("alter system set log_connections = on");
            statement.execute("create extension if not exists pg_stat_statements");
        }
    }

    /** Reads the counts of the cluster in {@code directory}, where {@code superuser} is logged in. */
    static DatabaseWork read(Connection superuser, Path directory) throws SQLException {
        return new DatabaseWork(
                number(
                        superuser,
                        "select coalesce(sum(calls), 0) from pg_stat_statements where userid <> current_user::regrole"),
                number(
                        superuser,
                        "select coalesce(sum(calls), 0) from pg_stat_statements"
                                + " where userid <> current_user::regrole and query = 'BEGIN'"),
                number(superuser, "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"),
                lines(directory, "connection authorized:"),
                lines(directory, "FATAL:"));
    }

    /** Returns the statements that ran most often: how often, for how many milliseconds in all, and their text. */
    static String mostFrequent(Connection superuser) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(MOST_FREQUENT)) {
            while (rows.next()) {
                text.append("%8d %10s  %s%n".formatted(rows.getLong(1), rows.getString(2), rows.getString(3)));
            }
        }
        return text.toString();
    }

    DatabaseWork minus(DatabaseWork before) {
        return new DatabaseWork(
                statements - before.statements,
                transactions - before.transactions,
                writing - before.writing,
                logins - before.logins,
                refused - before.refused);
    }

    private static long number(Connection superuser, String query) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long lines(Path directory, String with) {
        try (Stream<String> lines = Files.lines(directory.resolve("server.log"))) {
            return lines.filter(line -> line.contains(with)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
