package dev.governor.execution.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.audit.ReceiptKind;
import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.EstateTable;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.CredentialBackend.Attempt;
import dev.governor.credential.CredentialBackend.ProofReport;
import dev.governor.credential.CredentialBroker;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.TestingBroker;
import dev.governor.credential.TestingLeaseLedger;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Effect;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import java.nio.file.Path;
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
        assertThat(adapter.probe(plan).passed()).isFalse();

        String lease = lease(plan, before);
        ProofReport scope = broker.proveScope(lease);
        ScopedCredential credential = broker.use(lease);
        List<String> diff = adapter.dryRun(plan, before, credential).lines();
        Check rehearsal = adapter.rehearseRollback(plan, before, credential);
        Effect first = adapter.apply(plan, before, credential);
        Effect second = adapter.apply(plan, before, credential);
        Check readBack = adapter.readBack(plan, before);
        Check probe = adapter.probe(plan);
        broker.revoke(lease);
        ProofReport death = broker.proveDead(lease);

        assertThat(scope.attempts())
                .hasSizeGreaterThanOrEqualTo(8)
                .allMatch(Attempt::refused)
                .allMatch(attempt -> attempt.answer().equals("SQLSTATE 42501"));
        assertThat(diff).contains("-PUBLIC may SELECT, granted by data_owner").noneMatch(line -> line.startsWith("+"));
        assertThat(rehearsal.passed()).isTrue();
        assertThat(first).isEqualTo(Effect.DONE);
        assertThat(second).isEqualTo(Effect.ALREADY_DONE);
        assertThat(readBack.passed()).isTrue();
        assertThat(probe).isEqualTo(new Check(true, "closed: an ordinary login that tries SELECT gets SQLSTATE 42501"));
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

        adapter.apply(plan, before, credential);
        Check readBack = adapter.readBack(plan, before);
        Check probe = adapter.probe(plan);
        Check restoredTooEarly = adapter.verifyRestored(plan, before);
        Effect undone = adapter.rollBack(plan, before, credential);
        Effect again = adapter.rollBack(plan, before, credential);

        assertThat(readBack.passed()).isTrue();
        assertThat(probe).isEqualTo(new Check(false, "open: an ordinary login may still SELECT"));
        assertThat(restoredTooEarly.passed()).isFalse();
        assertThat(undone).isEqualTo(Effect.DONE);
        assertThat(again).isEqualTo(Effect.ALREADY_DONE);
        assertThat(adapter.verifyRestored(plan, before).passed()).isTrue();
        assertThat(adapter.snapshot(plan).digest()).isEqualTo(before.digest());
        end(plan);
    }

    @Test
    void shouldNeverOverwriteAChangeThatSomebodyElseMadeSince() throws SQLException {
        RemediationPlan plan = TestingEstate.plan("pln_drift", EstateTable.SURVEY);
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);
        ScopedCredential credential = usable(plan, before);
        adapter.apply(plan, before, credential);
        estate.run(EstateDatabase.SANDBOX, "grant update on public.survey to analysts");
        Snapshot changed = adapter.snapshot(plan);

        Effect undone = adapter.rollBack(plan, before, credential);
        Effect applied = adapter.apply(plan, before, credential);

        assertThat(undone).isEqualTo(Effect.DRIFTED);
        assertThat(applied).isEqualTo(Effect.DRIFTED);
        assertThat(adapter.snapshot(plan)).isEqualTo(changed);
        assertThatThrownBy(() -> adapter.dryRun(plan, before, credential))
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
        assertThat(adapter.probe(plan).passed()).isFalse();

        adapter.apply(plan, before, credential);

        assertThat(adapter.probe(plan).passed()).isTrue();
        assertThat(adapter.rollBack(plan, before, credential)).isEqualTo(Effect.DONE);
        assertThat(adapter.verifyRestored(plan, before).passed()).isTrue();
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

        assertThat(applied).isEqualTo(Effect.DRIFTED);
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

    private RemediationPlan on(AssetKey target) {
        RemediationPlan like = TestingEstate.plan("pln_other", EstateTable.SURVEY);
        return new RemediationPlan(
                like.id(),
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
