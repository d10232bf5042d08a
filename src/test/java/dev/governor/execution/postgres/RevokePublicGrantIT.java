package dev.governor.execution.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.audit.ReceiptKind;
import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.EstateTable;
import dev.governor.cli.demo.SharedEstate;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.CredentialBackend.Attempt;
import dev.governor.credential.CredentialBackend.ProofReport;
import dev.governor.credential.CredentialBroker;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.TestingBroker;
import dev.governor.credential.TestingLeaseLedger;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import dev.governor.execution.ActionAdapter.Done;
import dev.governor.execution.ActionAdapter.Effect;
import dev.governor.execution.ActionAdapter.Rehearsal;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.execution.TargetVersion;
import dev.governor.finding.AssetKey;
import dev.governor.plan.RemediationPlan;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What revoking from everybody on a table does besides what every adapter does. */
@ExtendWith(SharedEstate.class)
class RevokePublicGrantIT {

    private static TestingEstate estate;

    private final TestingLeaseLedger ledger = new TestingLeaseLedger();
    private final CredentialBroker broker = TestingBroker.of(ledger, estate.backend(), Clock.systemUTC());

    @BeforeAll
    static void reach(TestingEstate shared) {
        estate = shared;
    }

    @Test
    void shouldFixProveAndLeaveNoCredentialBehind() {
        RemediationPlan plan = TestingEstate.plan("pln_whole", EstateTable.CARDS);
        RevokePublicGrantAdapter adapter = estate.adapter();
        Snapshot before = adapter.snapshot(plan);

        String lease = lease(plan, before);
        ProofReport scope = broker.proveScope(lease);
        ScopedCredential credential = broker.use(lease);
        Rehearsal rehearsal = adapter.rehearse(plan, before, credential);
        adapter.apply(plan, before, credential);
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
        assertThat(estate.backend().live(plan.target())).isEmpty();
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
    void shouldCountTheRowsOfColumnsToo() throws SQLException {
        RemediationPlan plan = on(table("columns"));
        RevokePublicGrantAdapter adapter = estate.adapter();
        TargetVersion first = adapter.snapshot(plan).at();

        estate.run(EstateDatabase.SANDBOX, "grant select (id) on public.columns to analysts");
        estate.run(EstateDatabase.SANDBOX, "revoke select (id) on public.columns from analysts");

        assertThat(adapter.snapshot(plan).digest()).isEqualTo(first.digest());
        assertThat(adapter.snapshot(plan).version()).isNotEqualTo(first.version());
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
