package dev.governor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.approval.ExecutionAuthority;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.cli.demo.EstateTable;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.CredentialBroker;
import dev.governor.credential.Lease;
import dev.governor.credential.LeaseState;
import dev.governor.credential.postgres.PostgresRoleBackend;
import dev.governor.execution.StepResult.Word;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.Capability;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.RemediationPlan;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ExecutionIT.OnTheEstate.class)
class ExecutionIT {

    private static final String ACTION = "revoke_public_grant";
    private static final Digest POLICY = Digest.of("policy");
    private static final Digest CONTEXT = Digest.of("context");

    @Inject
    LeaseSteps leases;

    @Inject
    RemediationExecutor executor;

    @Inject
    CredentialBroker broker;

    @Inject
    AssetFence fence;

    @Inject
    StepJournal journal;

    @Inject
    EvidenceLog evidence;

    @Inject
    PostgresRoleBackend backend;

    @Inject
    DataSource database;

    @Test
    void shouldFixVerifyAndAnswerTheSameWhenCalledAgain() {
        RemediationPlan plan = TestingEstate.plan("pln_fixed", EstateTable.FEEDBACK);
        PlanBinding binding = prepare(plan);
        List<Supplier<StepResult>> steps = List.of(
                () -> leases.mint(plan, binding, broker::lease, () -> {}),
                () -> leases.proveScope(plan),
                () -> executor.rehearse(plan, ACTION),
                () -> executor.apply(plan, ACTION),
                () -> executor.readBack(plan, ACTION),
                () -> executor.probe(plan, ACTION),
                () -> leases.revoke(plan),
                () -> leases.proveDead(plan));

        List<StepResult> first = steps.stream().map(Supplier::get).toList();
        int receipts = evidence.about(plan.id()).size();
        List<StepResult> second = steps.stream().map(Supplier::get).toList();

        assertThat(first).extracting(StepResult::word).containsOnly(Word.PROCEED);
        assertThat(second).isEqualTo(first);
        assertThat(evidence.about(plan.id())).hasSize(receipts);
        assertThat(first.get(2).lines()).contains("-PUBLIC may SELECT, granted by data_owner");
        assertThat(journal.changeOf(plan.id())).map(Change::whose).contains(Whose.OURS);
        assertThat(journal.history(plan.id()).attempts())
                .extracting(StepRecord::step)
                .containsExactly(
                        Step.MINT_LEASE,
                        Step.PROVE_SCOPE,
                        Step.REHEARSE_ROLLBACK,
                        Step.APPLY,
                        Step.READ_BACK,
                        Step.PROBE,
                        Step.REVOKE,
                        Step.PROVE_DEAD);
        assertThat(evidence.about(plan.id()))
                .extracting(Receipt::kind)
                .startsWith(
                        ReceiptKind.STEP_INTENDED,
                        ReceiptKind.LEASE_INTENDED,
                        ReceiptKind.LEASE_MINTED,
                        ReceiptKind.STEP_ENDED)
                .endsWith(ReceiptKind.LEASE_PROVEN_DEAD, ReceiptKind.STEP_ENDED);
        assertThat(broker.ofPlan(plan.id())).map(Lease::state).contains(LeaseState.PROVEN_DEAD);
        fence.release(plan.id());
    }

    @Test
    void shouldUndoWhatTheProbeSeesThrough() {
        RemediationPlan plan = TestingEstate.plan("pln_seen_through", EstateTable.PARTNER_RATES);
        PlanBinding binding = prepare(plan);
        leases.mint(plan, binding, broker::lease, () -> {});
        leases.proveScope(plan);
        executor.rehearse(plan, ACTION);
        executor.apply(plan, ACTION);

        StepResult readBack = executor.readBack(plan, ACTION);
        StepResult probe = executor.probe(plan, ACTION);
        StepResult undone = executor.rollBack(plan, ACTION, Optional::empty);
        StepResult restored = executor.verifyRestored(plan, ACTION);
        leases.revoke(plan);
        StepResult dead = leases.proveDead(plan);

        assertThat(readBack.word()).isEqualTo(Word.PROCEED);
        assertThat(probe.word()).isEqualTo(Word.UNDO);
        assertThat(undone.word()).isEqualTo(Word.PROCEED);
        assertThat(restored.word()).isEqualTo(Word.PROCEED);
        assertThat(dead.word()).isEqualTo(Word.PROCEED);
        assertThat(evidence.about(plan.id()))
                .filteredOn(receipt -> receipt.kind() == ReceiptKind.STEP_ENDED)
                .filteredOn(receipt -> receipt.body().at("/step").asText().equals("roll_back"))
                .extracting(receipt -> receipt.body().at("/change/whose").asText())
                .containsExactly("ours");
        assertThat(prepare(plan).preState()).isEqualTo(binding.preState());
        fence.release(plan.id());
    }

    @Test
    void shouldTouchNothingWhenPolicyRefusesTheRollback() {
        RemediationPlan plan = TestingEstate.plan("pln_refused", EstateTable.SURVEY);
        PlanBinding binding = prepare(plan);
        leases.mint(plan, binding, broker::lease, () -> {});
        leases.proveScope(plan);
        executor.rehearse(plan, ACTION);
        executor.apply(plan, ACTION);

        StepResult undone = executor.rollBack(plan, ACTION, () -> Optional.of("policy denies undoing it"));
        StepResult again = executor.rollBack(plan, ACTION, Optional::empty);

        assertThat(undone.word()).isEqualTo(Word.STOP);
        assertThat(undone.detail()).isEqualTo("policy denies undoing it");
        assertThat(again).isEqualTo(undone);
        assertThat(executor.readBack(plan, ACTION).word()).isEqualTo(Word.PROCEED);
        leases.revoke(plan);
        leases.proveDead(plan);
        fence.release(plan.id());
    }

    @Test
    void shouldLetOnePlanAtATimeChangeAnAsset() {
        RemediationPlan first = TestingEstate.plan("pln_fence_1", EstateTable.SURVEY);
        RemediationPlan second = TestingEstate.plan("pln_fence_2", EstateTable.SURVEY);
        PlanBinding binding = prepare(first);
        leases.mint(first, binding, broker::lease, () -> {});

        assertThat(fence.acquire(first.target(), first.id())).isTrue();
        assertThatThrownBy(() -> leases.mint(second, binding, broker::lease, () -> {}))
                .isInstanceOf(ProblemException.class);
        assertThat(journal.history(second.id()).attempts()).isEmpty();
        fence.release(second.id());
        assertThat(fence.holder(first.target())).contains(first.id());
        leases.revoke(first);
        leases.proveDead(first);
        fence.release(first.id());

        assertThat(fence.acquire(second.target(), second.id())).isTrue();
        fence.release(second.id());
    }

    @Test
    void shouldStopWhenTheTargetChangedSinceItWasAuthorised() {
        RemediationPlan plan = TestingEstate.plan("pln_stale", EstateTable.QUOTED);
        PlanBinding other = prepare(TestingEstate.plan("pln_stale", EstateTable.CARDS));

        AtomicInteger voided = new AtomicInteger();

        StepResult minted = leases.mint(plan, other, broker::lease, voided::incrementAndGet);

        assertThat(minted.word()).isEqualTo(Word.STOP);
        assertThat(minted.detail()).startsWith("approval-void: ");
        assertThat(voided).hasValue(1);
        assertThat(broker.ofPlan(plan.id())).isEmpty();
        assertThat(leases.revoke(plan).word()).isEqualTo(Word.PROCEED);
        assertThat(leases.proveDead(plan).word()).isEqualTo(Word.PROCEED);
        fence.release(plan.id());
    }

    @Test
    void shouldMintNothingWhileTheEvidenceLogCannotBeWritten() throws SQLException {
        RemediationPlan plan = TestingEstate.plan("pln_dark", EstateTable.QUOTED);
        PlanBinding binding = prepare(plan);

        run("alter table receipt rename to receipt_away");
        try {
            for (int i = 0; i < 7; i++) {
                assertThatThrownBy(() -> leases.mint(plan, binding, broker::lease, () -> {}))
                        .isInstanceOf(EvidenceUnwritableException.class);
            }
            assertThat(backend.live(plan.target())).isEmpty();
            assertThat(journal.history(plan.id()).attempts()).isEmpty();
        } finally {
            run("alter table receipt_away rename to receipt");
        }

        assertThat(leases.mint(plan, binding, broker::lease, () -> {}).word()).isEqualTo(Word.PROCEED);
        leases.revoke(plan);
        assertThat(leases.proveDead(plan).word()).isEqualTo(Word.PROCEED);
        fence.release(plan.id());
    }

    @Test
    void shouldEndAccessWhileTheEvidenceLogCannotBeWrittenAndRecordItLater() throws SQLException {
        RemediationPlan plan = TestingEstate.plan("pln_dark_end", EstateTable.QUOTED);
        leases.mint(plan, prepare(plan), broker::lease, () -> {});
        leases.proveScope(plan);

        run("alter table receipt rename to receipt_away");
        try {
            assertThat(leases.revoke(plan).word()).isEqualTo(Word.PROCEED);
            assertThat(backend.live(plan.target())).isEmpty();
            assertThat(broker.ofPlan(plan.id())).map(Lease::state).contains(LeaseState.REVOKED);
        } finally {
            run("alter table receipt_away rename to receipt");
        }
        assertThat(evidence.about(plan.id())).extracting(Receipt::kind).doesNotContain(ReceiptKind.LEASE_REVOKED);
        fence.release(plan.id());

        RemediationPlan next = TestingEstate.plan("pln_after_dark", EstateTable.QUOTED);
        leases.mint(next, prepare(next), broker::lease, () -> {});

        assertThat(evidence.about(plan.id()))
                .filteredOn(receipt -> receipt.kind() == ReceiptKind.LEASE_REVOKED)
                .singleElement()
                .satisfies(receipt ->
                        assertThat(receipt.body().path("happened_at").asText()).isNotEmpty());
        assertThat(evidence.firstBreak()).isEmpty();
        assertThat(broker.proveDead(broker.ofPlan(plan.id()).orElseThrow().id()).proven())
                .isTrue();
        leases.revoke(next);
        assertThat(leases.proveDead(next).word()).isEqualTo(Word.PROCEED);
        fence.release(next.id());
    }

    @Test
    void shouldSayWhatAnAdapterCanDoAndNothingForAnActionThatHasNone() {
        assertThat(executor.capabilities(ACTION)).contains(Capability.EFFECT_PROBE, Capability.REHEARSED_ROLLBACK);
        assertThat(executor.capabilities("delete_resource")).isEmpty();
        assertThat(executor.prepare(
                        TestingEstate.plan("pln_none", EstateTable.ARCHIVE_2019),
                        "delete_resource",
                        POLICY,
                        1,
                        CONTEXT))
                .isEmpty();
    }

    private PlanBinding prepare(RemediationPlan plan) {
        return executor.prepare(plan, ACTION, POLICY, 1, CONTEXT).orElseThrow();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs the governor against the estate, with an authority that permits everything. */
    public static final class OnTheEstate implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(TestingAuthority.class);
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(EstateResource.class));
        }
    }

    /** Permits everything. */
    @Alternative
    @ApplicationScoped
    static class TestingAuthority implements ExecutionAuthority {

        @Override
        public void require(String planId, Digest binding) {
            // permitted
        }
    }

    /** Raises the estate before the governor starts. */
    public static final class EstateResource implements QuarkusTestResourceLifecycleManager {

        private TestingEstate estate;

        @Override
        public Map<String, String> start() {
            try {
                estate = TestingEstate.raise(Files.createTempDirectory("estate"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return estate.estate().targetConfiguration();
        }

        @Override
        public void stop() {
            if (estate != null) {
                estate.close();
            }
        }
    }
}
