package dev.governor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.execution.Step;
import dev.governor.storage.GovernorDatabase;
import dev.governor.storage.PostgresBinaries;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker of crash runs names every bad ending: each is planted in a database and at a target. */
class CrashInvariantsIT {

    private static final int TABLES = 60;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path directory;

    private static CrashTarget target;
    private static CrashJournal journal;

    private final CrashSubject plain = subject("plain");

    /** Plants something that must not be. */
    private interface Planting {
        void in(TestingRecord record) throws SQLException;
    }

    @BeforeAll
    static void raise() throws SQLException {
        List<String> tables = Stream.of("plain", "theirs")
                .flatMap(kind -> IntStream.rangeClosed(1, TABLES).mapToObj(i -> "%s_%05d".formatted(kind, i)))
                .toList();
        target = CrashTarget.raise(directory, PostgresBinaries.unpack(), tables);
        GovernorDatabase database = GovernorDatabase.prepare(target.cluster().server());
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().role(),
                        database.owner().password())
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .placeholders(Map.of("application_role", database.application().role()))
                .load()
                .migrate();
        journal = new CrashJournal(target.cluster(), target);
    }

    @AfterAll
    static void close() {
        journal.close();
        target.close();
    }

    @AfterEach
    void forget() throws SQLException {
        run(
                CrashJournal.DATABASE,
                "delete from remediation_plan; delete from lease; delete from execution_step; delete from receipt;"
                        + " delete from asset_fence; delete from human_task; delete from owed_receipt");
        run(CrashTarget.DATABASE, "delete from public.effect");
    }

    @Test
    void shouldFindNothingWrongWithPlansThatEndedWell() throws SQLException {
        CrashSubject undone = subject("plain");
        CrashSubject idle = subject("plain");
        CrashSubject looked = subject("theirs");
        record(plain).verified();
        record(undone).rolledBack();
        record(idle).abandoned();
        record(looked).quarantined();
        target.changeAsSomebodyElse(looked.table());

        for (CrashSubject each : List.of(plain, undone, idle, looked)) {
            assertThat(CrashInvariants.broken(journal, target, each, true)).isEmpty();
        }
        CrashSubject waiting = subject("plain");
        record(waiting).abandoned().record("update remediation_plan set state = 'awaiting_approval' where id = ?");
        assertThat(CrashLedger.broken(journal, target, waiting.plan(), true)).isEmpty();
    }

    static Stream<Arguments> plantedAfterVerified() {
        return Stream.of(
                planted(
                        "1: the lease is bound",
                        it -> it.record("update lease set binding = 'other' where plan_id = ?")),
                planted(
                        "1: something was lent before",
                        it -> it.record("delete from receipt where subject = ? and kind = 'decision_made'")),
                planted(
                        "3: the lease is `minted`",
                        it -> it.record("update lease set state = 'minted' where plan_id = ?")),
                planted("4: verified, and undone", it -> it.change("GRANT")),
                planted("4: it stays `executing`", it -> it.record("update remediation_plan set state = 'executing'")),
                planted("4: ended, and the asset is held", it -> it.fence("postgresql:estate:somewhere")),
                planted(
                        "4: abandoned, and the target",
                        it -> it.record("update remediation_plan set state = 'abandoned'")),
                planted("4: rolled back after 1", it -> it.record("update remediation_plan set state = 'rolled_back'")),
                planted(
                        "4: quarantined without an open",
                        it -> it.record("update remediation_plan set state = 'quarantined'")),
                planted(
                        "4: quarantined, and the asset",
                        it -> it.record("update remediation_plan set state = 'quarantined'")),
                planted("6: the change was made 2 times", it -> it.change("REVOKE")),
                planted("6: a step has two outcomes", it -> it.step(Step.READ_BACK, 2, "")),
                planted("6: it did not end exactly once", TestingRecord::ended),
                planted(
                        "6: it did not end exactly once",
                        it -> it.record("delete from receipt where subject = ? and kind = 'remediation_ended'")),
                planted(
                        "7: the change was not intended",
                        it -> it.record("delete from receipt where subject = ? and kind = 'step_intended'")),
                planted(
                        "7: the change is not on record",
                        it -> it.record(
                                "update receipt set body = replace(body, 'ours', 'unproven') where subject = ?")),
                planted("7: a step ended without", it -> it.outcome(Step.PROBE, 1)),
                planted("7: a change is on record", it -> it.atTarget("delete from public.effect")));
    }

    @ParameterizedTest
    @MethodSource("plantedAfterVerified")
    void shouldNameWhatIsWrongWithAVerifiedPlan(String named, Planting planting) throws SQLException {
        planting.in(record(plain).verified());

        assertThat(CrashInvariants.broken(journal, target, plain, true)).anyMatch(each -> each.startsWith(named));
    }

    static Stream<Arguments> plantedAfterRolledBack() {
        return Stream.of(
                planted(
                        "4: rolled back, and not as",
                        it -> it.atTarget("grant insert on all tables in schema public to" + " public")),
                planted("6: the change was undone 2 times", it -> it.change("GRANT")),
                planted(
                        "7: the way back was not intended",
                        it -> it.record("delete from execution_step where plan_id = ? and step = 'roll_back'")),
                planted(
                        "7: the way back is not on record",
                        it -> it.record(
                                "update receipt set body = replace(body, 'ours', 'unproven') where subject = ?")));
    }

    @ParameterizedTest
    @MethodSource("plantedAfterRolledBack")
    void shouldNameWhatIsWrongWithAPlanThatWasUndone(String named, Planting planting) throws SQLException {
        planting.in(record(plain).rolledBack());

        assertThat(CrashInvariants.broken(journal, target, plain, true)).anyMatch(each -> each.startsWith(named));
        run(CrashTarget.DATABASE, "revoke insert on all tables in schema public from public");
    }

    @Test
    void shouldNameAnOpenHoleUnderAVerifiedPlan() throws SQLException {
        record(plain).verified();
        target.openAgain(plain.table());

        assertThat(CrashInvariants.broken(journal, target, plain, true))
                .containsExactly("4: verified, and the table is open");
    }

    @Test
    void shouldNameALeasedRoleThatIsLeft() throws SQLException {
        record(plain).verified();
        run(CrashTarget.DATABASE, "create role " + plain.role() + "; create schema " + plain.role());

        assertThat(CrashInvariants.broken(journal, target, plain, true)).containsExactly("3: the leased role is there");
        assertThat(new CrashRest(journal, target, List.of()).left())
                .containsExactly("3: role " + plain.role() + " is left", "3: schema " + plain.role() + " is left");

        run(CrashTarget.DATABASE, "drop schema " + plain.role() + "; drop role " + plain.role());
    }

    @Test
    void shouldNameTheRollbackOfAChangeThatSomebodyElseFollowed() throws SQLException {
        CrashSubject theirs = subject("theirs");
        record(theirs).quarantined();
        target.changeAsSomebodyElse(theirs.table());
        record(theirs).change("GRANT");
        record(theirs).step(Step.ROLL_BACK, 1, "ours");

        assertThat(CrashInvariants.broken(journal, target, theirs, true))
                .containsExactly("5: undone although somebody else changed it since");

        run(CrashTarget.DATABASE, "revoke select on public." + theirs.table() + " from analysts");
        assertThat(CrashInvariants.broken(journal, target, theirs, true))
                .contains("5: the change of somebody else is gone");
    }

    @Test
    void shouldNameWhatIsStillGoingOn() throws SQLException {
        record(plain).verified().record("update remediation_plan set state = 'executing'");
        record(plain).record("update lease set state = 'revoked'");
        record(plain)
                .record("insert into owed_receipt (id, kind, subject, actor, body, owed_at) values ('owd_1',"
                        + " 'lease_revoked', ?, 'governor', '{}', now())");

        assertThat(new CrashRest(journal, target, List.of(plain)).left())
                .containsExactly(
                        "4: %s stays `executing`".formatted(plain.plan()),
                        "3: the lease of %s is `revoked`".formatted(plain.plan()),
                        "7: receipts are owed");
    }

    @Test
    void shouldNameWhatIsWrongWithTheWholeSite() throws SQLException {
        CrashSubject second = new CrashSubject("pln_second", plain.table());
        record(plain).verified();
        record(second).verified();
        record(plain)
                .record("update receipt set sequence = sequence + 1000 where subject = ? and kind ="
                        + " 'remediation_ended'");
        record(second).fence("postgresql:estate:held");
        new TestingRecord(target.cluster(), new CrashSubject("pln_gone", "plain_1")).fence("postgresql:estate:gone");
        new TestingRecord(target.cluster(), new CrashSubject("pln_unknown", "plain_1")).change("REVOKE");

        assertThat(CrashLedger.broken(journal, target, plain.plan(), false))
                .containsExactlyInAnyOrder(
                        "2: pln_second began on " + CrashTarget.key(plain.table())
                                + " before the plan before it had ended",
                        "2: postgresql:estate:held is held by pln_second, which is `verified`",
                        "2: postgresql:estate:gone is held by pln_gone, which is `not there`",
                        "7: gov_unknown changed something and is on no record",
                        "1: %s did not wait for its approval".formatted(plain.plan()),
                        "7: the receipts do not verify");
    }

    private static Arguments planted(String named, Planting planting) {
        return Arguments.of(named, Named.of("planted", planting));
    }

    private static CrashSubject subject(String kind) {
        int number = NUMBER.incrementAndGet();
        return new CrashSubject("pln_planted" + number, "%s_%05d".formatted(kind, number));
    }

    private static TestingRecord record(CrashSubject subject) {
        return new TestingRecord(target.cluster(), subject);
    }

    private static void run(String database, String sql) throws SQLException {
        try (Connection connection = target.cluster().connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
