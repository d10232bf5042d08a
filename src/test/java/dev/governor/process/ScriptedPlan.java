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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** One plan whose process runs with scripted steps. */
abstract class ScriptedPlan {

    static final Principal REVIEWER = new Principal("test|rita", "Rita", Tenant.DEFAULT, Set.of(Role.APPROVER), null);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    RemediationProcess process;

    @Inject
    TaskService tasks;

    @Inject
    TestingRemediationSteps steps;

    final String plan = "pln_path" + NUMBER.incrementAndGet();

    void start() {
        QuarkusTransaction.requiringNew().run(() -> process.start(plan));
    }

    void awaitEnd() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> process.findByPlan(plan).isEmpty());
    }

    HumanTask onlyTask() {
        List<HumanTask> found = tasks.ofPlan(plan);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    static void assertProblem(ProblemCode code, Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
