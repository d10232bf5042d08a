package dev.governor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways that a plan takes through the process. */
@QuarkusTest
@TestProfile(ScriptedSteps.class)
class RemediationProcessTest extends ScriptedPlan {

    private static final Principal OPERATOR =
            new Principal("test|olaf", "Olaf", Tenant.DEFAULT, Set.of(Role.OPERATOR), null);

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
}
