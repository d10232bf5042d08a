package dev.governor.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.api.TestingApi;
import dev.governor.approval.ApprovalConfig;
import dev.governor.approval.ApprovalService;
import dev.governor.approval.ReviewVerdict;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.execution.AssetFence;
import dev.governor.execution.Step;
import dev.governor.execution.StepJournal;
import dev.governor.execution.StepResult;
import dev.governor.execution.TestingMovingTarget;
import dev.governor.finding.AssetKey;
import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Statements;
import dev.governor.kernel.Tenant;
import dev.governor.plan.PlanDraft;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanService;
import dev.governor.plan.PlanState;
import dev.governor.process.RemediationProcess;
import dev.governor.process.TaskService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people approved in vain is put up again once, whatever comes in between. */
@QuarkusTest
@TestProfile(RenewalsTest.OnMovingTargets.class)
class RenewalsTest {

    private static final Principal BOT =
            new Principal("test|bot", "Bot", Tenant.DEFAULT, Set.of(Role.AGENT), "test|olivia");
    private static final Principal ALICE =
            new Principal("test|alice", "Alice", Tenant.DEFAULT, Set.of(Role.APPROVER), null);

    private static final StepResult PROCEED = new StepResult(StepResult.Word.PROCEED, "done", List.of(), null);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    TestingApi api;

    @Inject
    TestingMovingTarget target;

    @Inject
    Renewals renewals;

    @Inject
    RenewalSweep sweep;

    @Inject
    RemediationService remediation;

    @Inject
    ReviewService reviews;

    @Inject
    Settlement settlement;

    @Inject
    AssetFence fence;

    @Inject
    StepJournal journal;

    @Inject
    PlanService plans;

    @Inject
    PlanQuestions questions;

    @Inject
    ApprovalService approvals;

    @Inject
    RemediationProcess process;

    @Inject
    TaskService tasks;

    @Inject
    EvidenceLog evidence;

    @Inject
    DataSource database;

    private final AssetKey asset = table();

    /** The governor with targets in memory. */
    public static final class OnMovingTargets implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "governor.storage.url",
                    "jdbc:h2:mem:renewals;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
                            + "DB_CLOSE_DELAY=-1");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(TestingMovingTarget.class);
        }
    }

    @BeforeEach
    void letNobodyElseRenew() throws IOException, SQLException {
        api.describeEstate();
        leaveTheDutyTo("another server", Instant.now().plus(1, ChronoUnit.HOURS));
    }

    @Test
    void shouldPutUpAgainWhatMovedBetweenTheLastLookAndTheLease() {
        String plan = approved(asset, () -> {}, () -> target.move(asset, "moved at the last moment"));

        assertThat(plans.require(plan).stateReason()).startsWith("approval-void: ");
        renewals.renew(plan);

        assertThat(lines(successor(plan))).contains("-moved at the last moment");
    }

    @Test
    void shouldPutAPlanUpAgainOnceAlthoughTwoServersDo() {
        String plan = voided(asset);
        target.whenRead(asset, () -> renewals.renew(plan));

        renewals.renew(plan);
        renewals.renew(plan);

        assertThat(receipts(plan, ReceiptKind.PLAN_RENEWED)).hasSize(1);
        assertThat(number("select count(*) from remediation_plan where idempotency_key = ?", "renewal of " + plan))
                .isEqualTo(1);
        assertThat(process.findByPlan(successor(plan))).isPresent();
        assertThat(tasks.ofPlan(successor(plan))).hasSize(1);
    }

    @Test
    void shouldKeepTheWishWhenTheServerDiesBeforeThePlanIsStored() throws SQLException {
        String plan = voided(asset);

        run("alter table receipt rename to receipt_away");
        try {
            assertThatThrownBy(() -> renewals.renew(plan)).isInstanceOf(EvidenceUnwritableException.class);
        } finally {
            run("alter table receipt_away rename to receipt");
        }

        assertThat(renewals.wanted(100)).contains(plan);
        assertThat(number("select count(*) from remediation_plan where idempotency_key = ?", "renewal of " + plan))
                .isZero();
        renewals.renew(plan);
        assertThat(renewals.wanted(100)).doesNotContain(plan);
        assertThat(plans.require(successor(plan)).state()).isEqualTo(PlanState.AWAITING_APPROVAL);
    }

    @Test
    void shouldLetOthersGoFirstWhenATargetCannotBeReached() throws SQLException {
        String silent = voided(asset);
        String other = voided(table());
        target.whenRead(asset, RenewalsTest::silence);
        assertThat(renewals.wanted(100)).containsSubsequence(silent, other);

        sweepAsTheOnlyServer();

        assertThat(successor(other)).isNotEqualTo("none");
        assertThat(receipts(silent, ReceiptKind.PLAN_RENEWED)).isEmpty();
        sweepAsTheOnlyServer();
        assertThat(successor(silent)).isNotEqualTo("none");
    }

    @Test
    void shouldTakeWhatWasPutOffLast() {
        String first = voided(asset);
        String second = voided(table());
        assertThat(renewals.wanted(100)).containsSubsequence(first, second);

        renewals.putOff(first);

        assertThat(renewals.wanted(100)).containsSubsequence(second, first);
    }

    @Test
    void shouldPutNothingUpAgainWhereTheSettingsSayNever() throws SQLException {
        String plan = voided(asset);
        PlanRecord record = plans.require(plan);
        Renewals never = never();

        never.renew(plan);
        assertThat(successor(plan)).isEqualTo("none");

        run("delete from plan_renewal where plan_id = '" + plan + "'");
        never.want(record);
        assertThat(number("select count(*) from plan_renewal where plan_id = ?", plan))
                .isZero();
        renewals.want(record);
        assertThat(number("select count(*) from plan_renewal where plan_id = ?", plan))
                .isEqualTo(1);
    }

    @Test
    void shouldWantNothingThatNobodyApproved() {
        String plan = submitted(asset);

        renewals.want(plans.require(plan));

        assertThat(number("select count(*) from plan_renewal where plan_id = ?", plan))
                .isZero();
    }

    @Test
    void shouldForgetTheWishOnceTheLeaseWasLentAfterAll() throws SQLException {
        String plan = submitted(asset);
        wish(plan);
        settlement.begin(plan);
        assertThat(fence.acquire(asset, plan)).isTrue();
        journal.perform(plan, Step.MINT_LEASE, () -> PROCEED);
        journal.perform(plan, Step.PROVE_DEAD, () -> PROCEED);

        assertThat(settlement.settle(plan)).isEqualTo(PlanState.ABANDONED);

        assertThat(renewals.wanted(100)).doesNotContain(plan);
        renewals.renew(plan);
        assertThat(receipts(plan, ReceiptKind.PLAN_RENEWED)).isEmpty();
    }

    @Test
    void shouldPutASuccessorUpAgainNoMore() {
        String plan = voided(asset);
        renewals.renew(plan);
        String fresh = successor(plan);

        approve(fresh, asset, () -> target.move(asset, "moved once more"));
        renewals.renew(fresh);

        assertThat(receipts(fresh, ReceiptKind.PLAN_RENEWED))
                .last()
                .satisfies(receipt ->
                        assertThat(receipt.body().path("detail").asText()).contains("put up again 1 times already"));
        assertThat(successor(fresh)).isEqualTo("none");
    }

    private String submitted(AssetKey on) {
        JsonNode finding = api.report(on, "PUBLIC may SELECT from the table.");
        PlanDraft draft = new PlanDraft(
                finding.path("id").asText(), TestingMovingTarget.ACTION, on.text(), Map.of(), Map.of(), "moves");
        String plan = remediation
                .submit(draft, BOT, UUID.randomUUID().toString())
                .plan()
                .plan()
                .id();
        await().until(() -> !tasks.ofPlan(plan).isEmpty());
        return plan;
    }

    /** Returns a plan whose approval was void, since its target moved while people looked at it. */
    private String voided(AssetKey on) {
        return approved(on, () -> target.move(on, "moved"));
    }

    private String approved(AssetKey on, Runnable... readings) {
        String plan = submitted(on);
        approve(plan, on, readings);
        return plan;
    }

    private void approve(String plan, AssetKey on, Runnable... readings) {
        target.whenRead(on, readings);
        reviews.review(
                tasks.ofPlan(plan).get(0).id(),
                ALICE,
                ReviewVerdict.APPROVE,
                "looked at it",
                approvals.findByPlan(plan).orElseThrow().binding());
        await().until(() -> plans.require(plan).state().isFinal());
        assertThat(plans.require(plan).state()).isEqualTo(PlanState.ABANDONED);
    }

    /** Returns the plan that was put up in place of another, {@code none} when the receipt says so. */
    private String successor(String plan) {
        return receipts(plan, ReceiptKind.PLAN_RENEWED).stream()
                .filter(receipt -> receipt.body().has("by"))
                .map(receipt -> receipt.body().path("by").asText())
                .reduce((first, second) -> {
                    throw new AssertionError("put up again twice");
                })
                .orElseThrow();
    }

    private List<String> lines(String plan) {
        return plans.require(plan).binding().preview().change();
    }

    private List<Receipt> receipts(String plan, ReceiptKind kind) {
        return evidence.about(plan).stream()
                .filter(receipt -> receipt.kind() == kind)
                .toList();
    }

    private Renewals never() {
        ApprovalConfig settings = new ApprovalConfig() {
            @Override
            public Duration validity() {
                return Duration.ofHours(1);
            }

            @Override
            public Duration executionValidity() {
                return Duration.ofHours(1);
            }

            @Override
            public int renewals() {
                return 0;
            }
        };
        return new Renewals(database, plans, questions, approvals, settings, process, evidence, Clock.systemUTC());
    }

    private void sweepAsTheOnlyServer() throws SQLException {
        leaveTheDutyTo("nobody", Instant.now().minusSeconds(1));
        sweep.sweep();
        leaveTheDutyTo("another server", Instant.now().plusSeconds(600));
    }

    private void leaveTheDutyTo(String holder, Instant until) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Statements statements = new Statements(connection);
            statements.update("delete from server_duty where duty = 'plan-renewals'");
            statements.update(
                    "insert into server_duty (duty, holder, epoch, ends_at) values ('plan-renewals', ?, 1, ?)",
                    holder,
                    until);
        }
    }

    private void wish(String plan) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new RenewalRows(connection).want(plan, Instant.now());
        }
    }

    private long number(String query, String parameter) {
        try (Connection connection = database.getConnection()) {
            return new Statements(connection)
                    .first(query, row -> row.getLong(1), parameter)
                    .orElseThrow();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new Statements(connection).update(sql);
        }
    }

    private static void silence() {
        throw new ProblemException(ProblemCode.TARGET_UNAVAILABLE, "nobody answers");
    }

    private static AssetKey table() {
        return new AssetKey("postgresql:estate:sandbox:public:renewal" + NUMBER.incrementAndGet());
    }
}
