package dev.governor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the steps of a process are run: after failures, once, and with nothing left behind. */
@QuarkusTest
@TestProfile(ScriptedSteps.class)
class RemediationJobsTest extends ScriptedPlan {

    @Inject
    EntityManager entities;

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
}
