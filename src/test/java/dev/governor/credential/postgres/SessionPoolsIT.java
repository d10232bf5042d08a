package dev.governor.credential.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.cli.demo.Estate;
import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.EstateTable;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.LeaseScope.Grant;
import dev.governor.credential.ScopedCredential;
import dev.governor.finding.AssetKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionPoolsIT {

    private static final PostgresTarget TARGET = PostgresTarget.of(EstateTable.FEEDBACK.key());

    @TempDir
    static Path directory;

    private static TestingEstate estate;
    private static PostgresConnections connections;

    @BeforeAll
    static void raise() {
        estate = TestingEstate.raise(directory);
        connections = estate.connections();
    }

    @AfterAll
    static void end() {
        connections.close();
        estate.close();
    }

    @Test
    void shouldLendTheSameSessionAgainAndNothingOfWhatItsUserLeft() throws SQLException {
        String first;
        try (Connection broker = connections.asBroker(Estate.CLUSTER, "sandbox")) {
            first = pid(broker);
            Sql.run(broker, "set application_name = 'left behind'");
            Sql.run(broker, "set role data_owner");
            Sql.run(broker, "select pg_advisory_lock(4711)");
            Sql.run(broker, "listen somebody");
            Sql.run(broker, "declare left_open cursor with hold for select 1");
        }

        try (Connection broker = connections.asBroker(Estate.CLUSTER, "sandbox")) {
            assertThat(pid(broker)).isEqualTo(first);
            assertThat(Sql.column(broker, "show application_name")).containsExactly("remediation-governor");
            assertThat(Sql.column(broker, "show search_path")).containsExactly("pg_catalog");
            assertThat(Sql.column(broker, "select current_user")).containsExactly("governor_broker");
            assertThat(Sql.column(broker, "select pid from pg_locks where locktype = 'advisory'"))
                    .isEmpty();
            assertThat(Sql.column(broker, "select pg_listening_channels()")).isEmpty();
            assertThat(Sql.column(broker, "select name from pg_cursors where name = 'left_open'"))
                    .isEmpty();
        }
    }

    @Test
    void shouldKeepThePlansOfOurOwnLogins() throws SQLException {
        for (int i = 0; i < 12; i++) {
            try (Connection observer = connections.asObserver(TARGET)) {
                assertThat(Sql.column(observer, "select relname from pg_class where relname = ?", "pg_class"))
                        .hasSize(1);
            }
        }

        try (Connection observer = connections.asObserver(TARGET)) {
            assertThat(Sql.column(observer, "select statement from pg_prepared_statements"))
                    .anySatisfy(statement -> assertThat(statement).contains("relname = $1"));
        }
    }

    @Test
    void shouldCommitNothingByClosing() throws SQLException {
        try (Connection broker = connections.asBroker(Estate.CLUSTER, "sandbox")) {
            broker.setAutoCommit(false);
            Sql.run(broker, "create role half_done");
        }

        try (Connection broker = connections.asBroker(Estate.CLUSTER, "sandbox")) {
            assertThat(broker.getAutoCommit()).isTrue();
            assertThat(Sql.column(broker, "select rolname from pg_roles where rolname = 'half_done'"))
                    .isEmpty();
        }
    }

    @Test
    void shouldNotLendASessionThatTheServerEnded() throws SQLException {
        String first;
        try (Connection observer = connections.asObserver(TARGET)) {
            first = pid(observer);
        }

        estate.endSessionsOf("governor_observer");

        try (Connection observer = connections.asObserver(TARGET)) {
            assertThat(pid(observer)).isNotEqualTo(first);
        }
    }

    @Test
    void shouldAnswerALoginThatIsRefusedAsTheServerDoes() throws SQLException {
        estate.run(EstateDatabase.SANDBOX, "alter role governor_observer nologin");
        estate.endSessionsOf("governor_observer");
        try {
            assertThatThrownBy(() -> connections.asObserver(TARGET))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"));
        } finally {
            estate.run(EstateDatabase.SANDBOX, "alter role governor_observer login");
        }
    }

    @Test
    void shouldLetNeitherObserverNorProbeWrite() throws SQLException {
        try (Connection observer = connections.asObserver(TARGET);
                Connection probe = connections
                        .asProbe(TARGET, connections.probes(TARGET).get(0))
                        .orElseThrow()) {
            for (Connection session : List.of(observer, probe)) {
                assertThatThrownBy(() -> Sql.run(session, "select lo_create(0)"))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("25006"));
            }
        }
    }

    @Test
    void shouldKeepASessionOfALeaseForItsVerySecret() throws SQLException {
        String name = "gov_01jd3n0000000000000000pool";
        ScopedCredential before = mint(name);
        String first = pidOf(before);

        assertThat(pidOf(before)).isEqualTo(first);

        ScopedCredential after = mint(name);
        assertThat(pidOf(after)).isNotEqualTo(first);
        estate.backend().revoke(name, TARGET.key(), after);
        assertThat(estate.backend().proveDead(name, TARGET.key(), after).attempts())
                .anySatisfy(attempt -> assertThat(attempt.call()).contains("a session opened before"))
                .allSatisfy(attempt -> assertThat(attempt.refused()).isTrue());
    }

    private static ScopedCredential mint(String name) {
        AssetKey target = TARGET.key();
        LeaseScope scope = new LeaseScope(target, List.of(new Grant("apply", "BEGIN RETURN 'done 1'; END")));
        return estate.backend().mint(name, scope, Instant.now().plusSeconds(60));
    }

    private static String pidOf(ScopedCredential credential) throws SQLException {
        try (Connection session = connections.with(credential)) {
            return pid(session);
        }
    }

    private static String pid(Connection session) throws SQLException {
        return Sql.column(session, "select pg_backend_pid()").get(0);
    }
}
