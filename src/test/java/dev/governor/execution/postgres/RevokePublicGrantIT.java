package dev.governor.execution.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.audit.ReceiptKind;
import dev.governor.cli.demo.Estate;
import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.EstateTable;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.CredentialBackend.Attempt;
import dev.governor.credential.CredentialBackend.ProofReport;
import dev.governor.credential.CredentialBroker;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.TestingBroker;
import dev.governor.credential.TestingLeaseLedger;
import dev.governor.execution.ActionAdapter.AlreadyDone;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import dev.governor.execution.ActionAdapter.Done;
import dev.governor.execution.ActionAdapter.Drifted;
import dev.governor.execution.ActionAdapter.Effect;
import dev.governor.execution.ActionAdapter.Made;
import dev.governor.execution.ActionAdapter.Move;
import dev.governor.execution.ActionAdapter.NotMade;
import dev.governor.execution.ActionAdapter.Rehearsal;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.execution.ActionAdapter.Unknown;
import dev.governor.execution.TargetVersion;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevokePublicGrantIT {

    @TempDir
    static Path directory;

    private static TestingEstate estate;

    private final TestingLeaseLedger ledger = new TestingLeaseLedger();
    private final CredentialBroker broker = TestingBroker.of(ledger, estate.backend(), Clock.systemUTC());

    @BeforeAll
    static void raise() {
        estate = TestingEstate.raise(directory);
    }

    @AfterAll
    static void close() {
        estate.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"CARDS", "FEEDBACK", "QUOTED"})
    void shouldFixProveAndLeaveNoCredentialBehind(EstateTable table) throws SQLException {
        RemediationPlan plan = TestingEstate.plan("pln_whole_" + table, table);
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);
        assertThat(adapter.probe(plan, before).answer()).isEqualTo(Answer.REFUTED);

        String lease = lease(plan, before);
        ProofReport scope = broker.proveScope(lease);
        ScopedCredential credential = broker.use(lease);
        Rehearsal rehearsal = adapter.rehearse(plan, before, credential);
        Effect first = adapter.apply(plan, before, credential);
        Effect second = adapter.apply(plan, before, credential);
        Check readBack = adapter.readBack(plan, before);
        Check probe = adapter.probe(plan, before);
        broker.revoke(lease);
        ProofReport death = broker.proveDead(lease);

        assertThat(scope.attempts())
                .hasSizeGreaterThanOrEqualTo(8)
                .allMatch(Attempt::refused)
                .allMatch(attempt -> attempt.answer().equals("SQLSTATE 42501"));
        assertThat(rehearsal.diff())
                .contains("-PUBLIC may SELECT, granted by data_owner")
                .noneMatch(line -> line.startsWith("+"));
        assertThat(rehearsal.wayBack().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(first).isInstanceOf(Done.class);
        assertThat(second).isEqualTo(first);
        assertThat(readBack.answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(probe)
                .isEqualTo(
                        new Check(Answer.CONFIRMED, "closed: an ordinary login that tries SELECT gets SQLSTATE 42501"));
        assertThat(death.attempts())
                .extracting(Attempt::call)
                .contains("go on with a session opened before the revocation", "log in");
        assertThat(death.proven()).as("%s", death.attempts()).isTrue();
        assertThat(ledger.receipts())
                .containsExactly(
                        ReceiptKind.LEASE_INTENDED,
                        ReceiptKind.LEASE_MINTED,
                        ReceiptKind.LEASE_SCOPE_PROVEN,
                        ReceiptKind.LEASE_REVOKED,
                        ReceiptKind.LEASE_PROVEN_DEAD);
        assertThat(estate.backend().live(table.key())).isEmpty();
        assertThat(estate.ask(EstateDatabase.SANDBOX, "select count(*) from public.feedback"))
                .isEqualTo("1");
    }

    @Test
    void shouldSeeThatAMembershipStillReadsAndRestoreTheGrants() {
        RemediationPlan plan = TestingEstate.plan("pln_around", EstateTable.PARTNER_RATES);
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);
        ScopedCredential credential = usable(plan, before);

        TargetVersion left = left(adapter.apply(plan, before, credential));
        Check readBack = adapter.readBack(plan, before);
        Check probe = adapter.probe(plan, before);
        Check restoredTooEarly = adapter.verifyRestored(plan, before);
        Effect undone = adapter.rollBack(plan, before, left, credential);
        Effect again = adapter.rollBack(plan, before, left, credential);

        assertThat(readBack.answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(probe).isEqualTo(new Check(Answer.REFUTED, "open: an ordinary login may still SELECT"));
        assertThat(restoredTooEarly.answer()).isEqualTo(Answer.REFUTED);
        assertThat(undone).isInstanceOf(Done.class);
        assertThat(again).isEqualTo(undone);
        assertThat(adapter.verifyRestored(plan, before).answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(adapter.snapshot(plan).digest()).isEqualTo(before.digest());
        end(plan);
    }

    @Test
    void shouldNeverOverwriteAChangeThatSomebodyElseMadeSince() throws SQLException {
        RemediationPlan plan = TestingEstate.plan("pln_drift", EstateTable.SURVEY);
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);
        ScopedCredential credential = usable(plan, before);
        Effect first = adapter.apply(plan, before, credential);
        estate.run(EstateDatabase.SANDBOX, "grant update on public.survey to analysts");
        Snapshot changed = adapter.snapshot(plan);

        Effect undone = adapter.rollBack(plan, before, left(first), credential);
        Effect applied = adapter.apply(plan, before, credential);

        assertThat(undone).isEqualTo(new Drifted());
        assertThat(applied).as("it is marked as done, and not done again").isEqualTo(first);
        assertThat(adapter.snapshot(plan)).isEqualTo(changed);
        end(plan);
    }

    @Test
    void shouldNeitherRehearseNorApplyOnAStateThatIsNotTheOneItRead() throws SQLException {
        RemediationPlan plan = on(table("drifted_before"));
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);
        ScopedCredential credential = usable(plan, before);
        estate.run(EstateDatabase.SANDBOX, "grant update on public.drifted_before to analysts");
        Snapshot changed = adapter.snapshot(plan);

        Effect applied = adapter.apply(plan, before, credential);

        assertThat(applied).isEqualTo(new Drifted());
        assertThat(adapter.snapshot(plan)).isEqualTo(changed);
        assertThatThrownBy(() -> adapter.rehearse(plan, before, credential))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.CONFLICT));
        end(plan);
    }

    @Test
    void shouldTakeAndGiveBackGrantsOnSingleColumnsToo() throws SQLException {
        estate.run(EstateDatabase.SANDBOX, "grant select (id) on public.neighbour to public");
        RemediationPlan plan = TestingEstate.plan("pln_column", EstateTable.NEIGHBOUR);
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);
        ScopedCredential credential = usable(plan, before);
        assertThat(adapter.probe(plan, before).answer()).isEqualTo(Answer.REFUTED);

        TargetVersion left = left(adapter.apply(plan, before, credential));

        assertThat(adapter.probe(plan, before).answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(adapter.rollBack(plan, before, left, credential)).isInstanceOf(Done.class);
        assertThat(adapter.verifyRestored(plan, before).answer()).isEqualTo(Answer.CONFIRMED);
        end(plan);
    }

    @Test
    void shouldRefuseATableThatIsMadeAgainUnderTheSameName() throws SQLException {
        estate.run(EstateDatabase.SANDBOX, "create table public.shortlived ()");
        estate.run(EstateDatabase.SANDBOX, "alter table public.shortlived owner to data_owner");
        estate.run(EstateDatabase.SANDBOX, "grant select on public.shortlived to public");
        RemediationPlan plan = on(AssetKey.of("postgresql", List.of("estate", "sandbox", "public", "shortlived")));
        Snapshot before = estate.adapter().snapshot(plan);
        ScopedCredential credential = usable(plan, before);
        estate.run(EstateDatabase.SANDBOX, "drop table public.shortlived");
        estate.run(EstateDatabase.SANDBOX, "create table public.shortlived ()");

        Effect applied = estate.adapter().apply(plan, before, credential);

        assertThat(applied).isEqualTo(new Drifted());
        end(plan);
    }

    @Test
    void shouldRefuseWhatDoesNotExistAndWhatIsNotAPrivilege() {
        RemediationPlan missing = on(AssetKey.of("postgresql", List.of("estate", "sandbox", "public", "x".repeat(80))));
        RemediationPlan hostile = new RemediationPlan(
                "pln_hostile",
                missing.tenant(),
                "fnd_1",
                "revoke-public-grant",
                EstateTable.FEEDBACK.key(),
                Map.of("privilege", TextNode.valueOf("SELECT ON x FROM y; --")),
                Map.of(),
                "",
                "test|agent",
                null,
                missing.submittedAt());

        assertThatThrownBy(() -> estate.adapter().snapshot(missing))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.UNKNOWN_ASSET));
        assertThatThrownBy(() -> estate.adapter().snapshot(hostile))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_PARAMETER));
    }

    @Test
    void shouldFindDoneWhatSomebodyElseDidAndMarkNothing() throws SQLException {
        RemediationPlan plan = on(table("found_done"));
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);
        ScopedCredential credential = usable(plan, before);
        estate.run(EstateDatabase.SANDBOX, "revoke select on public.found_done from public");
        Snapshot found = adapter.snapshot(plan);

        Effect applied = adapter.apply(plan, before, credential);

        assertThat(applied).isEqualTo(new AlreadyDone(found.at()));
        assertThat(adapter.recall(plan, before, Move.APPLY, credential.name())).isEqualTo(new NotMade());
        end(plan);
    }

    @Test
    void shouldKeepTheVersionOfWhatItLeftAndRecallItUntilTheLeaseEnds() throws SQLException {
        RemediationPlan plan = on(table("recalled"));
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);
        ScopedCredential credential = usable(plan, before);
        adapter.rehearse(plan, before, credential);
        assertThat(adapter.recall(plan, before, Move.APPLY, credential.name())).isEqualTo(new NotMade());

        TargetVersion left = left(adapter.apply(plan, before, credential));

        assertThat(adapter.snapshot(plan).at()).isEqualTo(left);
        assertThat(adapter.recall(plan, before, Move.APPLY, credential.name())).isEqualTo(new Made(left));
        assertThat(adapter.recall(plan, before, Move.ROLL_BACK, credential.name()))
                .isEqualTo(new NotMade());
        TargetVersion back = left(adapter.rollBack(plan, before, left, credential));
        assertThat(adapter.recall(plan, before, Move.ROLL_BACK, credential.name()))
                .isEqualTo(new Made(back));
        assertThat(back.digest()).isEqualTo(before.digest());
        assertThat(back.version()).isNotEqualTo(before.version());
        end(plan);
        assertThat(adapter.recall(plan, before, Move.APPLY, credential.name())).isEqualTo(new Unknown());
    }

    @Test
    void shouldNotTurnBackAStateThatSomebodyLeftAndCameBackTo() throws SQLException {
        RemediationPlan plan = on(table("round_trip"));
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);
        ScopedCredential credential = usable(plan, before);
        TargetVersion left = left(adapter.apply(plan, before, credential));
        estate.run(EstateDatabase.SANDBOX, "grant select on public.round_trip to public");
        estate.run(EstateDatabase.SANDBOX, "revoke select on public.round_trip from public");

        Effect undone = adapter.rollBack(plan, before, left, credential);

        assertThat(adapter.snapshot(plan).digest()).isEqualTo(left.digest());
        assertThat(undone).isEqualTo(new Drifted());
        end(plan);
    }

    @Test
    void shouldCommitNothingThatLeadsElsewhere() throws SQLException {
        RemediationPlan plan = on(table("led_elsewhere"));
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);
        ScopedCredential credential = usable(plan, before);
        estate.run(EstateDatabase.SANDBOX, """
            create function public.elsewhere() returns event_trigger language plpgsql as $$
            begin
                grant update on public.led_elsewhere to analysts;
            end $$;
            create event trigger elsewhere on ddl_command_end when tag in ('REVOKE')
            execute function public.elsewhere()\
            """);

        assertThatThrownBy(() -> adapter.apply(plan, before, credential))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.detail()).contains("GV002"));

        estate.run(EstateDatabase.SANDBOX, "drop event trigger elsewhere");
        assertThat(adapter.snapshot(plan)).isEqualTo(before);
        assertThat(adapter.recall(plan, before, Move.APPLY, credential.name())).isEqualTo(new NotMade());
        end(plan);
    }

    @Test
    void shouldCountTheRowsOfColumnsToo() throws SQLException {
        RemediationPlan plan = on(table("columns"));
        RevokePublicGrantAdapter adapter = estate.adapter();
        TargetVersion first = adapter.snapshot(plan).at();

        estate.run(EstateDatabase.SANDBOX, "grant select (id) on public.columns to analysts");
        estate.run(EstateDatabase.SANDBOX, "revoke select (id) on public.columns from analysts");

        assertThat(adapter.snapshot(plan).digest()).isEqualTo(first.digest());
        assertThat(adapter.snapshot(plan).version()).isNotEqualTo(first.version());
    }

    @Test
    void shouldNotTellHowACallEndsWhileItIsAtWork() throws Exception {
        RemediationPlan plan = on(table("at_work"));
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);
        ScopedCredential credential = usable(plan, before);
        try (Connection working = estate.as(credential)) {
            working.setClientInfo("ApplicationName", "governor apply");

            assertThatThrownBy(() -> adapter.recall(plan, before, Move.APPLY, credential.name()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.code()).isEqualTo(ProblemCode.TARGET_UNAVAILABLE));
        }
        end(plan);
    }

    @Test
    void shouldSayThatAProbeWhichFailsHasNotAsked() throws SQLException {
        RemediationPlan plan = on(table("unasked"));
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);

        estate.run(EstateDatabase.SANDBOX, "drop table public.unasked");
        Check gone = adapter.probe(plan, before);
        estate.run(EstateDatabase.SANDBOX, "create table public.unasked (id integer)");
        Check another = adapter.probe(plan, before);
        Check readBack = adapter.readBack(plan, before);
        estate.run(EstateDatabase.SANDBOX, "alter role " + Estate.READER + " connection limit 0");
        estate.endSessionsOf(Estate.READER);
        Check shutOut = adapter.probe(plan, before);
        estate.run(EstateDatabase.SANDBOX, "alter role " + Estate.READER + " connection limit -1");

        assertThat(gone).isEqualTo(Check.unanswered("the table is gone, or another has its name"));
        assertThat(another).isEqualTo(gone);
        assertThat(readBack.answer()).isEqualTo(Answer.UNANSWERED);
        assertThat(shutOut).isEqualTo(Check.unanswered("the probe could not ask: SQLSTATE 53300"));
    }

    private static AssetKey table(String name) throws SQLException {
        estate.run(EstateDatabase.SANDBOX, "create table public." + name + " (id integer)");
        estate.run(EstateDatabase.SANDBOX, "alter table public." + name + " owner to data_owner");
        estate.run(EstateDatabase.SANDBOX, "grant select on public." + name + " to public");
        return AssetKey.of("postgresql", List.of("estate", "sandbox", "public", name));
    }

    private static TargetVersion left(Effect effect) {
        assertThat(effect).isInstanceOf(Done.class);
        return ((Done) effect).left();
    }

    private RemediationPlan on(AssetKey target) {
        RemediationPlan like = TestingEstate.plan("pln_other", EstateTable.SURVEY);
        return new RemediationPlan(
                "pln_on_" + target.text(),
                like.tenant(),
                like.findingId(),
                like.template(),
                target,
                Map.of(),
                Map.of(),
                "",
                like.requester(),
                null,
                like.submittedAt());
    }

    private String lease(RemediationPlan plan, Snapshot before) {
        return broker.lease(plan, before.digest(), estate.adapter().scope(plan, before), Duration.ofMinutes(5));
    }

    private ScopedCredential usable(RemediationPlan plan, Snapshot before) {
        String lease = lease(plan, before);
        assertThat(broker.proveScope(lease).proven()).isTrue();
        return broker.use(lease);
    }

    private void end(RemediationPlan plan) {
        String lease = ledger.ofPlan(plan.id()).orElseThrow().id();
        broker.revoke(lease);
        assertThat(broker.proveDead(lease).proven()).isTrue();
    }
}
