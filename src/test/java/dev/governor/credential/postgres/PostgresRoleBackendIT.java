package dev.governor.credential.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.cli.demo.Estate;
import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.EstateTable;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.CredentialBackend.Attempt;
import dev.governor.credential.CredentialBackend.ProofReport;
import dev.governor.credential.CredentialBroker;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.TestingBroker;
import dev.governor.credential.TestingLeaseLedger;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import dev.governor.storage.TestingProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresRoleBackendIT {

    private static final String NAME = "gov_01jd3n0000000000000000test";
    private static final EstateTable TABLE = EstateTable.FEEDBACK;

    @TempDir
    static Path directory;

    private static TestingEstate estate;

    @BeforeAll
    static void raise() {
        estate = TestingEstate.raise(directory);
    }

    @AfterAll
    static void close() {
        estate.close();
    }

    @Test
    void shouldResetTheSecretWhenMintedAgainAfterACrash() throws SQLException {
        PostgresRoleBackend backend = estate.backend();
        ScopedCredential first = backend.mint(NAME, scope(), soon());
        ScopedCredential second = backend.mint(NAME, scope(), soon());

        assertThat(second.name()).isEqualTo(first.name());
        assertThatThrownBy(() -> login(first))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        login(second).close();
        assertThat(backend.live(TABLE.key())).containsExactly(NAME);
        assertDies(second);
    }

    @Test
    void shouldLendARoleThatOwnsNothingBelongsToNothingAndEndsByItself() throws SQLException {
        ScopedCredential credential = estate.backend().mint(NAME, scope(), soon());

        String attributes = estate.ask(EstateDatabase.SANDBOX, """
            select rolcanlogin and not rolsuper and not rolinherit and not rolcreaterole and not rolcreatedb
                   and not rolreplication and not rolbypassrls and rolconnlimit = 2 and rolvaliduntil > now()
            from pg_roles where rolname = '%s'\
            """.formatted(NAME));
        String memberships = estate.ask(
                EstateDatabase.SANDBOX,
                "select count(*) from pg_auth_members where member = '%s'::regrole".formatted(NAME));
        String verifier = estate.ask(
                EstateDatabase.SANDBOX, "select rolpassword from pg_authid where rolname = '%s'".formatted(NAME));

        assertThat(attributes).isEqualTo("t");
        assertThat(memberships).isEqualTo("0");
        assertThat(verifier).startsWith("SCRAM-SHA-256$");
        assertDies(credential);
    }

    @Test
    void shouldRefuteTheScopeOfACredentialThatReachesANeighbour() throws SQLException {
        ScopedCredential credential = estate.backend().mint(NAME, scope(), soon());
        estate.run(EstateDatabase.SANDBOX, "grant delete on public.neighbour to " + NAME);

        ProofReport report = estate.backend().proveScope(credential, scope());

        assertThat(report.proven()).isFalse();
        assertThat(report.attempts())
                .filteredOn(attempt -> !attempt.refused())
                .extracting(Attempt::call)
                .containsExactly("delete from a neighbour table");
        estate.run(EstateDatabase.SANDBOX, "revoke delete on public.neighbour from " + NAME);
        assertDies(credential);
    }

    @Test
    void shouldRefuteTheScopeOfACredentialThatBecomesTheDataOwner() throws SQLException {
        ScopedCredential credential = estate.backend().mint(NAME, scope(), soon());
        estate.run(EstateDatabase.SANDBOX, "grant data_owner to " + NAME);

        ProofReport report = estate.backend().proveScope(credential, scope());

        assertThat(report.attempts())
                .filteredOn(attempt -> !attempt.refused())
                .extracting(Attempt::call)
                .contains("become the data owner");
        assertDies(credential);
    }

    @Test
    void shouldSayThatACredentialLivesWhenItWasNotRevoked() throws SQLException {
        ScopedCredential credential = estate.backend().mint(NAME, scope(), soon());

        ProofReport report = estate.backend().proveDead(NAME, TABLE.key(), credential);

        assertThat(report.proven()).isFalse();
        assertThat(report.attempts())
                .filteredOn(attempt -> !attempt.refused())
                .extracting(Attempt::call)
                .contains("log in", "find the role", "find its statements");
        assertDies(credential);
    }

    @Test
    void shouldProveDeathByNameWhenTheSecretIsLost() {
        estate.backend().mint(NAME, scope(), soon());
        estate.backend().revoke(NAME, TABLE.key(), null);
        estate.backend().revoke(NAME, TABLE.key(), null);

        assertThat(estate.backend().proveDead(NAME, TABLE.key(), null).proven()).isTrue();
    }

    @Test
    void shouldNotTakeAServerThatIsStillStartingForACredentialThatReachesFurther() throws SQLException {
        ScopedCredential credential = estate.backend().mint(NAME, scope(), soon());
        try (TestingProxy network = TestingProxy.to(estate::port)) {
            PostgresRoleBackend backend = estate.over(network.port()).backend();
            network.turnAway(Pattern.compile(NAME + "\0database\0payments_prod"));

            assertThatThrownBy(() -> backend.proveScope(credential, scope()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.code()).isEqualTo(ProblemCode.TARGET_UNAVAILABLE));
        }

        assertThat(estate.backend().proveScope(credential, scope()).proven()).isTrue();
        assertDies(credential);
    }

    @Test
    void shouldNotTakeAServerThatIsStillStartingForACredentialThatLives() throws SQLException {
        ScopedCredential credential = estate.backend().mint(NAME, scope(), soon());
        estate.backend().revoke(NAME, TABLE.key(), null);
        try (TestingProxy network = TestingProxy.to(estate::port)) {
            PostgresRoleBackend backend = estate.over(network.port()).backend();
            network.turnAway(Pattern.compile(NAME));

            assertThatThrownBy(() -> backend.proveDead(NAME, TABLE.key(), credential))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.code()).isEqualTo(ProblemCode.TARGET_UNAVAILABLE));
        }

        assertThat(estate.backend().proveDead(NAME, TABLE.key(), credential).proven())
                .isTrue();
    }

    @Test
    void shouldSweepARoleThatNoLeaseCoversWithItsStatementsAndSessions() throws SQLException {
        ScopedCredential orphan = estate.backend().mint(NAME, scope(), soon());
        TestingLeaseLedger ledger = new TestingLeaseLedger();
        CredentialBroker broker = TestingBroker.of(ledger, estate.backend(), Clock.systemUTC());

        try (Connection open = login(orphan)) {
            TestingBroker.sweeper(ledger, estate.backend(), Clock.systemUTC(), broker)
                    .sweep();

            assertThatThrownBy(() -> Sql.run(open, "select 1")).isInstanceOf(SQLException.class);
        }

        assertThat(estate.backend().live(TABLE.key())).isEmpty();
        assertThat(estate.ask(EstateDatabase.SANDBOX, "select count(*) from pg_namespace where nspname like 'gov\\_%'"))
                .isEqualTo("0");
    }

    @Test
    void shouldKeepEverySecretOfTheEstateInAFileThatOnlyTheOwnerReads() throws IOException {
        Map<String, String> configuration = estate.estate().targetConfiguration();

        List<String> secrets = configuration.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".secret"))
                .map(Map.Entry::getValue)
                .toList();

        assertThat(secrets).hasSize(3).allMatch(secret -> secret.startsWith("file:/"));
        for (String secret : secrets) {
            assertThat(Files.getPosixFilePermissions(Path.of(secret.substring("file:".length()))))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void shouldLetTheOrdinaryLoginReadTheWeakTablesAndNoOthers() throws SQLException {
        try (Connection reader = estate.estate().asReader(EstateDatabase.SANDBOX)) {
            for (EstateTable table : EstateTable.values()) {
                if (table.database() == EstateDatabase.SANDBOX && table != EstateTable.NEIGHBOUR) {
                    Sql.run(
                            reader,
                            "select * from " + PostgresTarget.of(table.key()).quoted());
                }
            }
            assertThatThrownBy(() -> Sql.run(reader, "select * from public.neighbour"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(Estate.READER).isEqualTo("estate_reader");
    }

    private static void assertDies(ScopedCredential credential) {
        estate.backend().revoke(NAME, TABLE.key(), credential);
        assertThat(estate.backend().proveDead(NAME, TABLE.key(), credential).proven())
                .isTrue();
    }

    private static LeaseScope scope() {
        RemediationPlan plan = TestingEstate.plan("pln_1", TABLE);
        return estate.adapter().scope(plan, estate.adapter().snapshot(plan));
    }

    private static Instant soon() {
        return Instant.now().plus(5, ChronoUnit.MINUTES);
    }

    private static Connection login(ScopedCredential credential) throws SQLException {
        Map<String, String> target = estate.estate().targetConfiguration();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + target.get("governor.targets.estate.host") + ":"
                        + target.get("governor.targets.estate.port") + "/sandbox",
                credential.name(),
                new String(credential.secret()));
    }
}
