package dev.governor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kie.kogito.usertask.impl.lifecycle.DefaultUserTaskLifeCycle;

@QuarkusTest
@TestProfile(ScriptedSteps.class)
class TaskServiceTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int CROWD = 20;

    private final Principal rita = principal("rita", Role.APPROVER);
    private final Principal rob = principal("rob", Role.APPROVER);
    private final Principal agent = principal("agent", Role.AGENT);
    private final Principal auditor = principal("ada", Role.AUDITOR);

    @Inject
    RemediationProcess process;

    @Inject
    TaskService tasks;

    @Inject
    TestingRemediationSteps steps;

    private final String plan = "pln_task" + NUMBER.incrementAndGet();
    private String task = "";

    @BeforeEach
    void openTask() {
        task = open(plan);
    }

    @Test
    void aClaimedTaskHasAnOwnerAndAReleasedOneHasNone() {
        HumanTask claimed = tasks.claim(task, rita);
        HumanTask released = tasks.release(task, rita);

        assertThat(claimed.state()).isEqualTo(TaskState.RESERVED);
        assertThat(claimed.owner()).isEqualTo(rita.subject());
        assertThat(released.state()).isEqualTo(TaskState.READY);
        assertThat(released.owner()).isNull();
    }

    @Test
    void ofTwentyWhoClaimAtOnceExactlyOneWins() throws Exception {
        List<@Nullable ProblemCode> results =
                allAtOnce(number -> tasks.claim(task, principal("r" + number, Role.APPROVER)));

        assertThat(results).filteredOn(result -> result == null).hasSize(1);
        assertThat(results).filteredOn(ProblemCode.TASK_STATE::equals).hasSize(CROWD - 1);
    }

    @Test
    void ofTwentyCompletionsExactlyOneMovesTheProcess() throws Exception {
        tasks.claim(task, rita);

        List<@Nullable ProblemCode> results =
                allAtOnce(number -> tasks.complete(task, rita, Map.of("approval", "approved")));

        assertThat(results).filteredOn(result -> result == null).hasSize(1);
        await().until(() -> process.findByPlan(plan).isEmpty());
        assertThat(steps.callsOf(plan)).filteredOn("mintLease"::equals).hasSize(1);
    }

    @Test
    void aCompletionThatMeetsTheExpiryEndsOneWayOnly() throws Exception {
        for (int i = 0; i < 5; i++) {
            String other = plan + "race" + i;
            steps.script(other, "requestApproval", "PT0.12S");
            String racing = open(other);
            tasks.claim(racing, rita);
            Thread.sleep(100);

            attempt(() -> tasks.complete(racing, rita, Map.of("approval", "approved")));

            await().until(() -> process.findByPlan(other).isEmpty());
            assertThat(steps.callsOf(other).contains("expireApproval"))
                    .isNotEqualTo(steps.callsOf(other).contains("mintLease"));
        }
    }

    @Test
    void onlyTheRoleOfTheTaskMayClaimIt() {
        assertProblem(ProblemCode.FORBIDDEN, () -> tasks.claim(task, agent));
        assertProblem(ProblemCode.FORBIDDEN, () -> tasks.claim(task, auditor));
        assertProblem(ProblemCode.NOT_FOUND, () -> tasks.claim("tsk_none", rita));
    }

    @Test
    void nobodyCallsAsTheEngine() {
        Principal engine = new Principal(
                DefaultUserTaskLifeCycle.WORKFLOW_ENGINE_USER, "x", Tenant.DEFAULT, Set.of(Role.APPROVER), null);

        assertProblem(ProblemCode.FORBIDDEN, () -> tasks.claim(task, engine));
    }

    @Test
    void anotherTenantsTaskDoesNotExist() {
        Principal stranger =
                new Principal("test|sam", "Sam", new Tenant("elsewhere"), Set.of(Role.APPROVER, Role.AUDITOR), null);

        assertProblem(ProblemCode.NOT_FOUND, () -> tasks.claim(task, stranger));
        assertThat(tasks.find(task, stranger)).isEmpty();
        assertThat(tasks.list(stranger, null, null, 10).items()).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReleaseOrCompleteATask() {
        tasks.claim(task, rita);

        assertProblem(ProblemCode.FORBIDDEN, () -> tasks.release(task, rob));
        assertProblem(ProblemCode.FORBIDDEN, () -> tasks.complete(task, rob, Map.of("approval", "approved")));
        assertThat(steps.callsOf(plan)).doesNotContain("mintLease");
    }

    @Test
    void aTaskThatNobodyClaimedCannotBeCompleted() {
        assertProblem(ProblemCode.TASK_STATE, () -> tasks.complete(task, rita, Map.of("approval", "approved")));
    }

    @Test
    void namesThatTheEngineGivesAMeaningAreDropped() {
        tasks.claim(task, rita);

        HumanTask done = tasks.complete(
                task, rita, Map.of("approval", "rejected", "USER", "mallory", "NOTIFY", false, "Notify", false));

        assertThat(done.owner()).isEqualTo(rita.subject());
        assertThat(process.findByPlan(plan)).isEmpty();
        assertThat(steps.callsOf(plan)).endsWith("closeRejected");
    }

    @Test
    void tasksAreListedByRoleNewestFirstAndInPages() {
        String second = open(plan + "b");
        String third = open(plan + "c");

        Page<HumanTask> first = tasks.list(rita, TaskState.READY, null, 2);
        Page<HumanTask> rest = tasks.list(rita, TaskState.READY, first.next(), 500);

        assertThat(first.items()).extracting(HumanTask::id).containsExactly(third, second);
        assertThat(rest.items()).extracting(HumanTask::id).contains(task).doesNotContain(second, third);
        assertThat(rest.next()).isNull();
        assertThat(tasks.list(agent, null, null, 500).items()).isEmpty();
        assertThat(tasks.list(auditor, null, null, 500).items())
                .extracting(HumanTask::id)
                .contains(task);
    }

    @Test
    void aCompletedTaskStaysListedWithItsOwner() {
        tasks.claim(task, rita);
        tasks.complete(task, rita, Map.of("approval", "rejected"));

        assertThat(tasks.list(rob, TaskState.COMPLETED, null, 500).items())
                .filteredOn(done -> done.id().equals(task))
                .singleElement()
                .satisfies(done -> assertThat(done.owner()).isEqualTo(rita.subject()));
        assertThat(tasks.find(task, agent)).isEmpty();
    }

    private String open(String planId) {
        steps.script(planId, "decide", "requires_approval");
        QuarkusTransaction.requiringNew().run(() -> process.start(planId));
        return tasks.ofPlan(planId).get(0).id();
    }

    private interface Act {
        void run(int number);
    }

    private static List<@Nullable ProblemCode> allAtOnce(Act act) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(CROWD);
        try {
            List<Future<@Nullable ProblemCode>> futures = crowd.invokeAll(IntStream.range(0, CROWD)
                    .<Callable<@Nullable ProblemCode>>mapToObj(number -> () -> attempt(() -> act.run(number)))
                    .toList());
            List<@Nullable ProblemCode> results = new ArrayList<>();
            for (Future<@Nullable ProblemCode> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            crowd.shutdown();
        }
    }

    private static @Nullable ProblemCode attempt(Runnable act) {
        try {
            act.run();
            return null;
        } catch (ProblemException e) {
            return e.code();
        }
    }

    private static Principal principal(String name, Role role) {
        return new Principal("test|" + name, name, Tenant.DEFAULT, Set.of(role), null);
    }

    private static void assertProblem(ProblemCode code, Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
