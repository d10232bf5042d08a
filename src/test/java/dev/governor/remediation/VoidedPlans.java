package dev.governor.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.api.TestingApi;
import dev.governor.approval.ApprovalConfig;
import dev.governor.approval.ApprovalService;
import dev.governor.approval.ReviewVerdict;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.execution.AssetFence;
import dev.governor.execution.StepJournal;
import dev.governor.execution.TestingMovingTarget;
import dev.governor.finding.AssetKey;
import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Statements;
import dev.governor.kernel.Tenant;
import dev.governor.plan.PlanDraft;
import dev.governor.plan.PlanService;
import dev.governor.plan.PlanState;
import dev.governor.process.RemediationProcess;
import dev.governor.process.TaskService;
import io.quarkus.test.junit.QuarkusTestProfile;
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

/** Plans whose targets move after people approved them; their renewals are left to the test. */
abstract class VoidedPlans {

    private static final Principal BOT =
            new Principal("test|bot", "Bot", Tenant.DEFAULT, Set.of(Role.AGENT), "test|olivia");
    private static final Principal ALICE =
            new Principal("test|alice", "Alice", Tenant.DEFAULT, Set.of(Role.APPROVER), null);

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

    final AssetKey asset = table();

    /** The governor with targets in memory. */
    public static final class OnMovingTargets implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "governor.storage.url",
                    "jdbc:h2:mem:renewals;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
                            + "DB_CLOSE_DELAY=-1",
                    "governor.identity.key-directory",
                    "target/test-data/renewals-identity");
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

    String submitted(AssetKey on) {
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
    String voided(AssetKey on) {
        return approved(on, () -> target.move(on, "moved"));
    }

    String approved(AssetKey on, Runnable... readings) {
        String plan = submitted(on);
        approve(plan, on, readings);
        return plan;
    }

    void approve(String plan, AssetKey on, Runnable... readings) {
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
    String successor(String plan) {
        return receipts(plan, ReceiptKind.PLAN_RENEWED).stream()
                .filter(receipt -> receipt.body().has("by"))
                .map(receipt -> receipt.body().path("by").asText())
                .reduce((first, second) -> {
                    throw new AssertionError("put up again twice");
                })
                .orElseThrow();
    }

    List<String> lines(String plan) {
        return plans.require(plan).binding().preview().change();
    }

    List<Receipt> receipts(String plan, ReceiptKind kind) {
        return evidence.about(plan).stream()
                .filter(receipt -> receipt.kind() == kind)
                .toList();
    }

    Renewals never() {
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

    void sweepAsTheOnlyServer() throws SQLException {
        leaveTheDutyTo("nobody", Instant.now().minusSeconds(1));
        sweep.sweep();
        leaveTheDutyTo("another server", Instant.now().plusSeconds(600));
    }

    void leaveTheDutyTo(String holder, Instant until) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Statements statements = new Statements(connection);
            statements.update("delete from server_duty where duty = 'plan-renewals'");
            statements.update(
                    "insert into server_duty (duty, holder, epoch, ends_at) values ('plan-renewals', ?, 1, ?)",
                    holder,
                    until);
        }
    }

    void wish(String plan) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new RenewalRows(connection).want(plan, Instant.now());
        }
    }

    long number(String query, String parameter) {
        try (Connection connection = database.getConnection()) {
            return new Statements(connection)
                    .first(query, row -> row.getLong(1), parameter)
                    .orElseThrow();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new Statements(connection).update(sql);
        }
    }

    static void silence() {
        throw new ProblemException(ProblemCode.TARGET_UNAVAILABLE, "nobody answers");
    }

    static AssetKey table() {
        return new AssetKey("postgresql:estate:sandbox:public:renewal" + NUMBER.incrementAndGet());
    }
}
