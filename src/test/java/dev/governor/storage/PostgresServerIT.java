package dev.governor.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    private static PostgresBinaries binaries;

    @TempDir
    Path directory;

    @BeforeAll
    static void unpack() {
        binaries = PostgresBinaries.unpack();
    }

    @Test
    void shouldKeepDataPortAndPasswordOverARestart() throws SQLException {
        int firstPort;
        try (PostgresServer server = PostgresServer.start(directory, binaries)) {
            firstPort = server.port();
            run(server, "create table kept (word text)");
            run(server, "insert into kept values ('still here')");
        }

        try (PostgresServer server = PostgresServer.start(directory, binaries)) {

            assertThat(query(server, "select word from kept")).isEqualTo("still here");
            assertThat(server.takenOver()).isFalse();
            assertThat(server.port()).isEqualTo(firstPort);
        }
    }

    @Test
    void shouldStartAServerAgainThatDied() throws Exception {
        try (PostgresServer server = PostgresServer.start(directory, binaries);
                PostgresSupervisor supervisor = PostgresSupervisor.of(server)) {
            run(server, "create table kept (word text)");
            run(server, "insert into kept values ('still here')");
            long died = Postmaster.of(directory.resolve("data")).orElseThrow().pid();

            ProcessHandle.of(died).orElseThrow().destroyForcibly();
            await().pollInterval(Duration.ofMillis(5)).until(() -> !DatabaseLiveness.lives(directory));

            await().atMost(Duration.ofSeconds(60)).until(() -> answers(server));
            assertThat(query(server, "select word from kept")).isEqualTo("still here");
            assertThat(DatabaseLiveness.lives(directory)).isTrue();
            assertThat(Postmaster.of(directory.resolve("data")).orElseThrow().pid())
                    .isNotEqualTo(died);
            assertThat(supervisor).isNotNull();
        }
        assertThat(DatabaseLiveness.lives(directory)).isFalse();
    }

    private static boolean answers(PostgresServer server) {
        try {
            return query(server, "select 1").equals("1");
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void shouldBeDurableAndListenOnLoopbackOnly() throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, binaries)) {

            assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "show fsync")).isEqualTo("on");
            assertThat(query(server, "show full_page_writes")).isEqualTo("on");
            assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "show unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void shouldRefuseAWrongPasswordAndStoreNoWeakHash() throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, binaries)) {
            server.ensureRole(server.login("clerk"));

            assertThatThrownBy(() -> server.connect("postgres", new DatabaseLogin("governor_admin", "guess")))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
            assertThatThrownBy(() -> server.connect("postgres", new DatabaseLogin("clerk", "")))
                    .isInstanceOf(SQLException.class);
            assertThat(query(server, "select left(rolpassword, 13) from pg_authid where rolname = 'clerk'"))
                    .isEqualTo("SCRAM-SHA-256");
        }
    }

    @Test
    void shouldKeepThePasswordInAFileThatOnlyTheOwnerReadsAndNowhereElse() throws IOException, SQLException {
        try (PostgresServer server = PostgresServer.start(directory, binaries)) {
            server.ensureRole(server.login("clerk"));
            String password = server.login("clerk").password();

            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("governor_admin.password"))))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(directory.resolve("server.log"))).doesNotContain(password);
            assertThat(server.login("clerk").toString()).doesNotContain(password);
        }
    }

    @Test
    void shouldTakeOverTheServerThatAKilledJvmLeftBehind() throws Exception {
        Process other = TestingPostgresProcess.start(directory);
        long orphan = pidOf(directory);

        other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        assertThat(ProcessHandle.of(orphan)).isPresent();
        try (PostgresServer server = PostgresServer.start(directory, binaries)) {
            assertThat(server.takenOver()).isTrue();
            assertThat(pidOf(directory)).isEqualTo(orphan);
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
        assertThat(Postmaster.of(directory.resolve("data"))).isEmpty();
    }

    @Test
    void shouldStartAfterTheServerItselfWasKilled() throws Exception {
        try (PostgresServer server = PostgresServer.start(directory, binaries)) {
            run(server, "create table kept (word text)");
            run(server, "insert into kept values ('committed')");
            ProcessHandle postmaster = ProcessHandle.of(pidOf(directory)).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().get(10, TimeUnit.SECONDS);
        }

        try (PostgresServer server = PostgresServer.start(directory, binaries)) {

            assertThat(server.takenOver()).isFalse();
            assertThat(query(server, "select word from kept")).isEqualTo("committed");
        }
    }

    @Test
    void shouldIgnoreAPidFileWhoseProcessIdNowBelongsToAStranger() throws Exception {
        PostgresServer.start(directory, binaries).close();
        Files.writeString(
                Postmaster.fileOf(directory.resolve("data")),
                ProcessHandle.current().pid() + "\n" + directory.resolve("data") + "\n1\n5432\n\n127.0.0.1\n");

        try (PostgresServer server = PostgresServer.start(directory, binaries)) {

            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldRefuseASecondStartOnTheSameDirectory() throws Exception {
        Process other = TestingPostgresProcess.start(directory);
        try {

            assertThatThrownBy(() -> PostgresServer.start(directory, binaries))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is in use by another governor");

        } finally {
            other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            PostgresServer.start(directory, binaries).close();
        }
    }

    @Test
    void shouldRefuseAClusterOfAnotherMajorVersion() throws IOException {
        PostgresServer.start(directory, binaries).close();
        Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "16\n");

        assertThatThrownBy(() -> PostgresServer.start(directory, binaries))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("was made by postgresql 16, but this governor ships 17");
    }

    @Test
    void shouldGiveTheApplicationItsOwnDatabaseAndNoRightToChangeIt() throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, binaries)) {
            GovernorDatabase database = GovernorDatabase.prepare(server);
            GovernorDatabase again = GovernorDatabase.prepare(server);

            try (Connection owner = server.connect("governor", database.owner());
                    Statement statement = owner.createStatement()) {
                statement.execute("create table owned (word text)");
            }

            assertThat(again.application().password())
                    .isEqualTo(database.application().password());
            try (Connection application = server.connect("governor", database.application());
                    Statement statement = application.createStatement()) {
                assertThatThrownBy(() -> statement.execute("create table mine (word text)"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> statement.execute("select * from owned"))
                        .hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> server.connect("postgres", database.application()))
                    .hasMessageContaining("permission denied");
        }
    }

    private static long pidOf(Path directory) {
        return Postmaster.of(directory.resolve("data")).orElseThrow().pid();
    }

    private static void run(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
