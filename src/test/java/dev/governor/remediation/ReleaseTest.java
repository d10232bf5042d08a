package dev.governor.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.governor.audit.EvidenceLog;
import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.execution.AssetFence;
import dev.governor.execution.FenceLostException;
import dev.governor.execution.Step;
import dev.governor.execution.StepJournal;
import dev.governor.execution.StepResult;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingContext;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingService;
import dev.governor.finding.FindingStatus;
import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import dev.governor.plan.PlanService;
import dev.governor.plan.PlanState;
import dev.governor.plan.RemediationPlan;
import dev.governor.process.HumanTask;
import dev.governor.process.RemediationProcess;
import dev.governor.process.ScriptedSteps;
import dev.governor.process.TaskService;
import dev.governor.process.TaskState;
import dev.governor.process.TestingRemediationSteps;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An asset is released with the receipt of what ended the execution, or not at all. */
@QuarkusTest
@TestProfile(ScriptedSteps.class)
class ReleaseTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Principal OPERATOR =
            new Principal("test|olaf", "Olaf", Tenant.DEFAULT, Set.of(Role.OPERATOR), null);
    private static final Principal ANOTHER =
            new Principal("test|otto", "Otto", Tenant.DEFAULT, Set.of(Role.OPERATOR), null);

    @Inject
    QuarantineService quarantines;

    @Inject
    Settlement settlement;

    @Inject
    AssetFence fence;

    @Inject
    StepJournal journal;

    @Inject
    PlanService plans;

    @Inject
    FindingService findings;

    @Inject
    RemediationProcess process;

    @Inject
    TaskService tasks;

    @Inject
    TestingRemediationSteps steps;

    @Inject
    EvidenceLog evidence;

    @Inject
    DataSource database;

    private final String plan = "pln_release" + NUMBER.incrementAndGet();
    private final AssetKey target = new AssetKey("postgresql:estate:release:public:" + plan);
    private String finding = "";

    @BeforeEach
    void execute() {
        finding = findings.record(
                        List.of(FindingReport.on(target, "scanner", "/0")
                                .type("database_public_grant")
                                .title("PUBLIC may read")
                                .build()),
                        FindingContext.NONE,
                        "test")
                .findings()
                .get(0);
        plans.store(
                new RemediationPlan(
                        plan,
                        Tenant.DEFAULT,
                        finding,
                        "revoke-public-grant",
                        target,
                        Map.of(),
                        Map.of(),
                        "",
                        "test|bot",
                        null,
                        Instant.parse("2026-11-30T12:00:00Z")),
                null,
                plan,
                Digest.of(plan));
        assertThat(fence.acquire(target, plan)).isTrue();
        settlement.begin(plan);
    }

    @AfterEach
    void letGo() {
        fence.release(plan);
    }

    @Test
    void aResolutionThatCannotBePutOnRecordReleasesNothing() throws SQLException {
        HumanTask task = quarantined();

        withoutReceipts(() -> assertThatThrownBy(() -> quarantines.resolve(task.id(), OPERATOR, "looked at it"))
                .isInstanceOf(EvidenceUnwritableException.class));

        assertThat(fence.holder(target)).contains(plan);
        assertThat(tasks.find(task.id(), OPERATOR).orElseThrow().state()).isEqualTo(TaskState.READY);
        assertThat(process.findByPlan(plan)).isPresent();
        quarantines.resolve(task.id(), OPERATOR, "looked at it again");
        assertThat(fence.holder(target)).isEmpty();
        assertThat(kinds()).endsWith(ReceiptKind.QUARANTINE_RESOLVED);
    }

    @Test
    void aResolutionThatIsRefusedReleasesNothing() {
        HumanTask task = quarantined();
        tasks.claim(task.id(), ANOTHER);

        assertThatThrownBy(() -> quarantines.resolve(task.id(), OPERATOR, "not mine"))
                .isInstanceOf(ProblemException.class);

        assertThat(fence.holder(target)).contains(plan);
        assertThat(kinds()).doesNotContain(ReceiptKind.QUARANTINE_RESOLVED);
    }

    @Test
    void aSettlementThatCannotBePutOnRecordReleasesNothing() throws SQLException {
        journal.perform(plan, Step.PROVE_DEAD, () -> new StepResult(StepResult.Word.PROCEED, "dead", List.of(), null));

        withoutReceipts(() ->
                assertThatThrownBy(() -> settlement.settle(plan)).isInstanceOf(EvidenceUnwritableException.class));

        assertThat(fence.holder(target)).contains(plan);
        assertThat(plans.require(plan).state()).isEqualTo(PlanState.EXECUTING);
        assertThat(findings.find(finding).orElseThrow().status()).isEqualTo(FindingStatus.IN_PROGRESS);
        assertThat(settlement.settle(plan)).isEqualTo(PlanState.ABANDONED);
        assertThat(fence.holder(target)).isEmpty();
    }

    @Test
    void aPlanThatHasEndedIsNotBegunAgainByWhoComesLate() {
        journal.perform(plan, Step.PROVE_DEAD, () -> new StepResult(StepResult.Word.PROCEED, "dead", List.of(), null));
        settlement.settle(plan);

        settlement.begin(plan);

        assertThat(plans.require(plan).state()).isEqualTo(PlanState.ABANDONED);
        assertThat(findings.find(finding).orElseThrow().status()).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void aPlanThatIsQuarantinedKeepsItsAsset() {
        assertThat(settlement.settle(plan)).isEqualTo(PlanState.QUARANTINED);

        assertThat(fence.holder(target)).contains(plan);
    }

    @Test
    void whoSettlesAPlanThatHoldsNothingWritesNothing() {
        fence.release(plan);

        assertThatThrownBy(() -> settlement.settle(plan)).isInstanceOf(FenceLostException.class);

        assertThat(plans.require(plan).state()).isEqualTo(PlanState.EXECUTING);
        assertThat(kinds()).doesNotContain(ReceiptKind.REMEDIATION_ENDED);
    }

    private HumanTask quarantined() {
        steps.script(plan, "settle", "quarantined");
        QuarkusTransaction.requiringNew().run(() -> process.start(plan));
        await().until(() -> !tasks.ofPlan(plan).isEmpty());
        return tasks.ofPlan(plan).get(0);
    }

    private List<ReceiptKind> kinds() {
        return evidence.about(plan).stream().map(Receipt::kind).toList();
    }

    private void withoutReceipts(Runnable work) throws SQLException {
        run("alter table receipt rename to receipt_away");
        try {
            work.run();
        } finally {
            run("alter table receipt_away rename to receipt");
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
