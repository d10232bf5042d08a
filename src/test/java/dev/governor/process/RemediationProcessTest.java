package dev.governor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ScriptedSteps.class)
class RemediationProcessTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Principal REVIEWER =
            new Principal("test|rita", "Rita", Tenant.DEFAULT, Set.of(Role.APPROVER), null);
    private static final Principal OPERATOR =
            new Principal("test|olaf", "Olaf", Tenant.DEFAULT, Set.of(Role.OPERATOR), null);

    @Inject
    RemediationProcess process;

    @Inject
    TaskService tasks;

    @Inject
    TestingRemediationSteps steps;

    @Inject
    EntityManager entities;

    private final String plan = "pln_path" + NUMBER.incrementAndGet();

    @Test
    void anAllowedPlanRunsEveryStepOnceAndEnds() {
        start();

        awaitEnd();
        assertThat(steps.callsOf(plan))
                .containsExactly(
                        "decide",
                        "mintLease",
                        "proveScope",
                        "rehearseRollback",
                        "applyChange",
                        "readBack",
                        "probeEffect",
                        "revokeLease",
                        "proveDead",
                        "settle");
    }

    @Test
    void aDeniedPlanTouchesNothing() {
        steps.script(plan, "decide", "denied");

        start();

        assertThat(process.findByPlan(plan)).isEmpty();
        assertThat(steps.callsOf(plan)).containsExactly("decide");
    }

    @Test
    void anApprovedPlanRuns() {
        steps.script(plan, "decide", "requires_approval");
        start();
        HumanTask task = onlyTask();

        tasks.claim(task.id(), REVIEWER);
        tasks.complete(task.id(), REVIEWER, Map.of("approval", "approved"));

        awaitEnd();
        assertThat(steps.callsOf(plan))
                .startsWith("decide", "requestApproval", "mintLease")
                .endsWith("settle");
        assertThat(onlyTask().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(onlyTask().owner()).isEqualTo(REVIEWER.subject());
        assertThat(onlyTask().endedAt()).isNotNull();
    }

    @Test
    void aRejectedPlanIsClosedAndTouchesNothing() {
        steps.script(plan, "decide", "requires_approval");
        start();
        HumanTask task = onlyTask();

        tasks.claim(task.id(), REVIEWER);
        tasks.complete(task.id(), REVIEWER, Map.of("approval", "rejected"));

        assertThat(process.findByPlan(plan)).isEmpty();
        assertThat(steps.callsOf(plan)).containsExactly("decide", "requestApproval", "closeRejected");
    }

    @Test
    void anApprovalThatRunsOutOfTimeMakesItsTaskObsolete() {
        steps.script(plan, "decide", "requires_approval");
        steps.script(plan, "requestApproval", "PT0.2S");

        start();

        awaitEnd();
        assertThat(steps.callsOf(plan)).containsExactly("decide", "requestApproval", "expireApproval");
        HumanTask task = onlyTask();
        assertThat(task.state()).isEqualTo(TaskState.OBSOLETE);
        assertProblem(ProblemCode.TASK_STATE, () -> tasks.claim(task.id(), REVIEWER));
    }

    @Test
    void aPlanThatWaitsIsFoundWithItsElementAndItsDeadline() {
        steps.script(plan, "decide", "requires_approval");

        start();

        assertThat(process.findByPlan(plan).orElseThrow().elements()).containsExactly("reviewPlan");
        assertThat(onlyTask().dueAt()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mintLease:refused", "proveScope:out_of_scope", "rehearseRollback:refused"})
    void aPlanThatStopsBeforeTheChangeIsCleanedUp(String refusal) {
        String step = refusal.substring(0, refusal.indexOf(':'));
        steps.script(plan, step, refusal.substring(step.length() + 1));
        steps.script(plan, "settle", "abandoned");

        start();

        awaitEnd();
        assertThat(steps.callsOf(plan)).endsWith(step, "revokeLease", "proveDead", "settle");
        assertThat(steps.callsOf(plan)).doesNotContain("applyChange", "rollBack");
    }

    @Test
    void aChangeWithoutEffectIsCleanedUpWithoutRollback() {
        steps.script(plan, "applyChange", "no_effect");
        steps.script(plan, "settle", "abandoned");

        start();

        awaitEnd();
        assertThat(steps.callsOf(plan)).endsWith("applyChange", "revokeLease", "proveDead", "settle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"applyChange:unclear", "readBack:different", "probeEffect:still_open"})
    void aChangeThatIsNotProvenIsRolledBack(String failure) {
        String step = failure.substring(0, failure.indexOf(':'));
        steps.script(plan, step, failure.substring(step.length() + 1));
        steps.script(plan, "settle", "rolled_back");

        start();

        awaitEnd();
        assertThat(steps.callsOf(plan))
                .endsWith(step, "rollBack", "verifyRestored", "revokeLease", "proveDead", "settle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"readBack", "probeEffect"})
    void aCheckThatCouldNotBeAskedIsNotRolledBack(String step) {
        steps.script(plan, step, "unanswered");
        steps.script(plan, "settle", "abandoned");

        start();

        awaitEnd();
        assertThat(steps.callsOf(plan)).endsWith(step, "revokeLease", "proveDead", "settle");
    }

    @Test
    void aQuarantinedPlanWaitsForAnOperator() {
        steps.script(plan, "settle", "quarantined");
        start();
        await().until(() -> !tasks.ofPlan(plan).isEmpty());
        HumanTask task = onlyTask();
        assertThat(task.name()).isEqualTo("resolveQuarantine");
        assertProblem(ProblemCode.FORBIDDEN, () -> tasks.claim(task.id(), REVIEWER));

        tasks.claim(task.id(), OPERATOR);
        tasks.complete(task.id(), OPERATOR, Map.of());

        assertThat(process.findByPlan(plan)).isEmpty();
    }

    @Test
    void aStepThatFailedIsRunAgainAndNothingBeforeItIs() {
        steps.script(plan, "applyChange", new IllegalStateException("first"), new IllegalStateException("second"));

        start();

        awaitEnd();
        assertThat(steps.callsOf(plan)).filteredOn("applyChange"::equals).hasSize(3);
        assertThat(steps.callsOf(plan)).filteredOn("rehearseRollback"::equals).hasSize(1);
    }

    @Test
    void aStepThatBreaksWithAnErrorIsRunAgain() {
        steps.script(plan, "readBack", new NoClassDefFoundError("gone"));

        start();

        awaitEnd();
        assertThat(steps.callsOf(plan)).filteredOn("readBack"::equals).hasSize(2);
    }

    @Test
    void aRefusalOfASynchronousStepReachesTheCallerAsItWas() {
        steps.script(plan, "decide", new ProblemException(ProblemCode.EVIDENCE_UNWRITABLE, "no receipt"));

        assertProblem(ProblemCode.EVIDENCE_UNWRITABLE, () -> {
            start();
            return plan;
        });
        assertThat(process.findByPlan(plan)).isEmpty();
    }

    @Test
    void aProcessThatEndedLeavesNoJobAndNoRowBehind() {
        steps.script(plan, "decide", "requires_approval");
        start();
        assertThat(count("process_instance where business_key = '" + plan + "'"))
                .isEqualTo(1);
        String instance = process.findByPlan(plan).orElseThrow().id();
        assertThat(count("process_job where process_instance_id = '" + instance + "'"))
                .isEqualTo(1);

        tasks.claim(onlyTask().id(), REVIEWER);
        tasks.complete(onlyTask().id(), REVIEWER, Map.of("approval", "approved"));

        awaitEnd();
        assertThat(count("process_instance where id = '" + instance + "'")).isZero();
        assertThat(count("process_job where process_instance_id = '" + instance + "'"))
                .isZero();
        assertThat(count("process_instance_event where process_instance_id = '" + instance + "'"))
                .isZero();
    }

    @Test
    void anAbortedProcessMakesItsTaskObsolete() {
        steps.script(plan, "decide", "requires_approval");
        start();

        QuarkusTransaction.requiringNew().run(() -> process.abort(plan));

        assertThat(process.findByPlan(plan)).isEmpty();
        assertThat(onlyTask().state()).isEqualTo(TaskState.OBSOLETE);
    }

    @Test
    void aStepThatKeepsFailingShowsItsErrorAndBlocksNobodyElse() {
        String other = plan + "other";
        steps.script(plan, "mintLease", failures(50));
        start();
        await().until(() -> process.findByPlan(plan).orElseThrow().attempts() >= 1);

        QuarkusTransaction.requiringNew().run(() -> process.start(other));

        await().until(() -> process.findByPlan(other).isEmpty());
        RunningRemediation stuck = process.findByPlan(plan).orElseThrow();
        assertThat(stuck.elements()).containsExactly("mintLease");
        assertThat(stuck.lastError()).isEqualTo("IllegalStateException: again");
        assertThat(stuck.nextAttemptAt()).isNotNull();
        QuarkusTransaction.requiringNew().run(() -> process.abort(plan));
        assertThat(process.findByPlan(plan)).isEmpty();
    }

    @Test
    void aWordThatNoFlowKnowsStopsTheProcessInsteadOfGuessing() {
        steps.script(plan, "probeEffect", "perhaps", "fixed");

        start();

        awaitEnd();
        assertThat(steps.callsOf(plan)).filteredOn("probeEffect"::equals).hasSize(2);
    }

    @Test
    void aTransactionThatRollsBackLeavesNoProcess() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    process.start(plan);
                    throw new IllegalStateException("after start");
                }))
                .hasMessageContaining("after start");

        assertThat(process.findByPlan(plan)).isEmpty();
    }

    @Test
    void aPlanRunsOnlyOnce() {
        steps.script(plan, "decide", "requires_approval");
        start();

        assertProblem(ProblemCode.CONFLICT, () -> {
            QuarkusTransaction.requiringNew().run(() -> process.start(plan));
            return plan;
        });
    }

    @Test
    void stepsFollowEachOtherWithoutWaitingForTheClock() {
        long before = System.nanoTime();

        start();

        awaitEnd();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/remediation", "/usertasks/instance", "/usertasks/instance?user=WORKFLOW_ENGINE_USER"})
    void theEnginesOwnResourcesAreOff(String path) {
        assertThat(RestAssured.get(path).statusCode()).isIn(401, 404);
        assertThat(RestAssured.given()
                        .contentType("application/json")
                        .body("{}")
                        .post(path)
                        .statusCode())
                .isIn(401, 404);
    }

    private void start() {
        QuarkusTransaction.requiringNew().run(() -> process.start(plan));
    }

    private void awaitEnd() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> process.findByPlan(plan).isEmpty());
    }

    private HumanTask onlyTask() {
        List<HumanTask> found = tasks.ofPlan(plan);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private long count(String rows) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery("select count(*) from " + rows)
                                .getSingleResult())
                        .longValue());
    }

    private static Object[] failures(int count) {
        Object[] failures = new Object[count];
        Arrays.fill(failures, new IllegalStateException("again"));
        return failures;
    }

    private static void assertProblem(ProblemCode code, Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
