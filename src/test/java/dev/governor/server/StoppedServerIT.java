package dev.governor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.governor.storage.DatabaseLogin;
import dev.governor.storage.PostgresBinaries;
import dev.governor.storage.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two server processes on one PostgreSQL; the one that works is stopped with SIGSTOP past its claim and goes on with SIGCONT. */
class StoppedServerIT {

    private static final int STOPS = 8;
    private static final Path MIGRATION = Path.of("src/main/resources/db/migration/common");

    @TempDir
    Path directory;

    @Test
    void shouldNeverWriteUnderAFenceThatSomebodyPassed() throws Exception {
        try (PostgresServer database = PostgresServer.start(directory.resolve("postgres"), PostgresBinaries.unpack());
                Connection watching = database.connect("postgres")) {
            prepare(watching);
            Path log = directory.resolve("claimants.log");
            Process first = claimant(database, log);
            Process second = claimant(database, log);
            try {
                for (int stop = 0; stop < STOPS; stop++) {
                    Process working = stop % 2 == 0 ? first : second;
                    Process other = stop % 2 == 0 ? second : first;
                    signal(other, "STOP");
                    awaitPiecesAfter(watching, number(watching, "select coalesce(max(fence), 0) from piece"));
                    signal(working, "STOP");
                    signal(other, "CONT");
                    long passed = number(watching, "select max(fence) from piece");
                    await().atMost(Duration.ofSeconds(20))
                            .until(() -> number(watching, "select max(fence) from piece") > passed);
                    signal(working, "CONT");
                    Thread.sleep(TestingClaimant.CLAIM.toMillis());
                }

                assertThat(number(watching, """
                    select count(*) from piece later join piece earlier on later.id > earlier.id
                    where later.fence < earlier.fence\
                    """)).isZero();
                assertThat(number(watching, "select count(distinct fence) from piece"))
                        .isGreaterThan(STOPS / 2);
                assertThat(Files.readString(log)).containsPattern("lost|cut off");
            } finally {
                first.destroyForcibly();
                second.destroyForcibly();
            }
        }
    }

    // the other one is stopped: whoever has the claim writes on, or this one takes it over once it ran out
    private static void awaitPiecesAfter(Connection watching, long fence) throws SQLException {
        long written = number(watching, "select count(*) from piece");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> number(watching, "select count(*) from piece") > written
                        && number(watching, "select max(fence) from piece") >= fence);
    }

    private static void prepare(Connection connection) throws SQLException, IOException {
        String migration = Files.readString(MIGRATION.resolve("V20261130_1320__server_work.sql"));
        try (Statement statement = connection.createStatement()) {
            statement.execute(migration.substring(0, migration.indexOf("-- The server that has a lease's secret")));
            statement.execute("create table piece (id bigserial primary key, fence bigint not null)");
        }
    }

    private static Process claimant(PostgresServer database, Path log) throws IOException {
        DatabaseLogin login = database.superuser();
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestingClaimant.class.getName(),
                        // a session that was stopped inside a transaction ends, as those of the governor do
                        database.url("postgres") + "?options=-c%20idle_in_transaction_session_timeout=2s",
                        login.role(),
                        login.password()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
