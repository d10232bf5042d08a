package dev.governor.process;

import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.process.engine.EngineCall;
import dev.governor.process.engine.PendingJob;
import dev.governor.process.engine.PendingJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.kogito.auth.IdentityProvider;
import org.kie.kogito.auth.IdentityProviders;
import org.kie.kogito.usertask.UserTaskInstanceNotAuthorizedException;
import org.kie.kogito.usertask.UserTaskService;
import org.kie.kogito.usertask.impl.lifecycle.DefaultUserTaskLifeCycle;

/**
 * The human tasks of remediations: who sees them, who has them, and their completion.
 *
 * <p>A task belongs to a role. Who holds that role, or is an auditor, sees it, also after it ended; who holds it may
 * claim it, and then alone may release or complete it. The rules on duties stand in the approval ledger: completing a
 * task here is the consequence of a review, not the review.
 *
 * <p>INVARIANT: permissions and states are checked here, on the locked row, before the engine is asked; the engine's
 * own checks let task administrators pass and trust a user name in the data.
 */
@ApplicationScoped
public class TaskService {

    private static final Set<String> RESERVED_KEYS =
            Set.of(DefaultUserTaskLifeCycle.PARAMETER_USER, DefaultUserTaskLifeCycle.PARAMETER_NOTIFY, "Notify");

    private final HumanTaskRepository rows;
    private final PendingJobs jobs;
    private final UserTaskService engine;

    TaskService(HumanTaskRepository rows, PendingJobs jobs, UserTaskService engine) {
        this.rows = rows;
        this.jobs = jobs;
        this.engine = engine;
    }

    /**
     * Returns the tasks that {@code principal} may see, newest first.
     *
     * @param state narrows to one state, null for all
     * @param cursor the {@code next} of the page before, null for the first
     * @param limit 1 to {@link Page#MAX_LIMIT}
     */
    @Transactional
    public Page<HumanTask> list(Principal principal, @Nullable TaskState state, @Nullable String cursor, int limit) {
        List<HumanTaskEntity> found = rows.page(principal.tenant(), visibleGroups(principal), state, cursor, limit + 1);
        List<HumanTaskEntity> slice = found.size() <= limit ? found : found.subList(0, limit);
        String next = found.size() <= limit ? null : slice.get(limit - 1).id;
        Map<String, Instant> due = dueTimes(slice);
        return new Page<>(
                slice.stream()
                        .filter(row -> !isExcluded(row, principal))
                        .map(row -> row.toTask(due.get(row.processInstanceId)))
                        .toList(),
                next);
    }

    /** Returns the task if {@code principal} may see it; one that may not be seen is as if it did not exist. */
    @Transactional
    public Optional<HumanTask> find(String taskId, Principal principal) {
        return rows.find(taskId)
                .filter(row -> row.tenant.equals(principal.tenant().name()))
                .filter(row -> visibleGroups(principal).contains(row.candidateGroup))
                .map(this::describe);
    }

    /** Returns every task that ever was of a plan, oldest first; for those who may see the plan. */
    @Transactional
    public List<HumanTask> ofPlan(String planId) {
        List<HumanTaskEntity> found = rows.of(planId);
        Map<String, Instant> due = dueTimes(found);
        return found.stream()
                .map(row -> row.toTask(due.get(row.processInstanceId)))
                .toList();
    }

    /**
     * Makes {@code principal} the owner of a task that is ready.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code separation-of-duties} when the task
     *     excludes the principal, {@code task-state} when somebody has it or it ended
     */
    @Transactional
    public HumanTask claim(String taskId, Principal principal) {
        HumanTaskEntity row = lock(taskId, principal);
        requireState(row, TaskState.READY);
        return move(row, DefaultUserTaskLifeCycle.CLAIM, Map.of(), principal);
    }

    /**
     * Gives a task back.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden} when {@code principal} is not the owner, {@code
     *     task-state} when nobody has it or it ended
     */
    @Transactional
    public HumanTask release(String taskId, Principal principal) {
        HumanTaskEntity row = lock(taskId, principal);
        requireState(row, TaskState.RESERVED);
        requireOwner(row, principal);
        return move(row, DefaultUserTaskLifeCycle.RELEASE, Map.of(), principal);
    }

    /**
     * Completes a task and moves the process on to its next wait, in the caller's transaction.
     *
     * @param results what the process takes over, for example {@code approval}; names that the engine gives a meaning
     *     are dropped
     * @throws ProblemException {@code not-found}, {@code forbidden} when {@code principal} is not the owner, {@code
     *     task-state} when nobody has claimed it or it ended; what a step threw, as it was
     */
    @Transactional
    public HumanTask complete(String taskId, Principal principal, Map<String, Object> results) {
        HumanTaskEntity row = held(taskId, principal);
        Map<String, Object> data = new HashMap<>(results);
        data.keySet().removeAll(RESERVED_KEYS);
        return move(row, DefaultUserTaskLifeCycle.COMPLETE, data, principal);
    }

    /**
     * Makes {@code principal} the owner of a task unless the principal is already, and keeps it locked until the caller's
     * transaction ends.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden} when somebody else has it, {@code
     *     separation-of-duties} when the task excludes the principal, {@code task-state} when it ended
     */
    @Transactional(TxType.MANDATORY)
    public void hold(String taskId, Principal principal) {
        rows.find(taskId).ifPresent(row -> jobs.lock(row.processInstanceId));
        HumanTaskEntity row = lock(taskId, principal);
        if (row.state() == TaskState.READY) {
            move(row, DefaultUserTaskLifeCycle.CLAIM, Map.of(), principal);
        } else {
            held(taskId, principal);
        }
    }

    private HumanTaskEntity held(String taskId, Principal principal) {
        rows.find(taskId).ifPresent(row -> jobs.lock(row.processInstanceId));
        HumanTaskEntity row = lock(taskId, principal);
        requireState(row, TaskState.RESERVED);
        requireOwner(row, principal);
        return row;
    }

    private HumanTaskEntity lock(String taskId, Principal principal) {
        HumanTaskEntity row = rows.lock(taskId)
                .filter(found -> found.tenant.equals(principal.tenant().name()))
                .orElseThrow(() -> notFound(taskId));
        if (DefaultUserTaskLifeCycle.WORKFLOW_ENGINE_USER.equals(principal.subject())) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "the engine's own name is not a principal");
        }
        if (principal.roles().stream().noneMatch(role -> role.word().equals(row.candidateGroup))) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN, "task `" + taskId + "` is for the role `" + row.candidateGroup + "`");
        }
        if (isExcluded(row, principal)) {
            throw new ProblemException(
                    ProblemCode.SEPARATION_OF_DUTIES, "task `" + taskId + "` excludes `" + principal.subject() + "`");
        }
        return row;
    }

    private HumanTask move(HumanTaskEntity row, String transition, Map<String, Object> data, Principal principal) {
        try {
            if (EngineCall.run(() -> engine.transition(row.id, transition, data, identity(principal)))
                    .isEmpty()) {
                throw notFound(row.id);
            }
        } catch (UserTaskInstanceNotAuthorizedException e) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "task `" + row.id + "` may not be moved by the caller");
        }
        return describe(row);
    }

    private HumanTask describe(HumanTaskEntity row) {
        return row.toTask(dueTimes(List.of(row)).get(row.processInstanceId));
    }

    private Map<String, Instant> dueTimes(List<HumanTaskEntity> found) {
        Set<String> open = found.stream()
                .filter(row -> row.state().isOpen())
                .map(row -> row.processInstanceId)
                .collect(Collectors.toSet());
        return open.isEmpty()
                ? Map.of()
                : jobs.of(open).stream()
                        .filter(job -> !job.isStep())
                        .collect(Collectors.toMap(
                                PendingJob::processInstanceId, PendingJob::dueAt, (first, later) -> first));
    }

    private static void requireState(HumanTaskEntity row, TaskState expected) {
        if (row.state() != expected) {
            throw new ProblemException(
                    ProblemCode.TASK_STATE,
                    "task `" + row.id + "` is " + row.state().word() + ", not " + expected.word());
        }
    }

    private static void requireOwner(HumanTaskEntity row, Principal principal) {
        if (!principal.subject().equals(row.owner)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "task `" + row.id + "` is claimed by somebody else");
        }
    }

    private static boolean isExcluded(HumanTaskEntity row, Principal principal) {
        return CanonicalJson.read(row.body, TaskBody.class).excluded().contains(principal.subject());
    }

    private static Set<String> visibleGroups(Principal principal) {
        return (principal.has(Role.AUDITOR) ? Arrays.stream(Role.values()) : principal.roles().stream())
                .map(Role::word)
                .collect(Collectors.toSet());
    }

    private static IdentityProvider identity(Principal principal) {
        return IdentityProviders.of(
                principal.subject(), principal.roles().stream().map(Role::word).toList());
    }

    private static ProblemException notFound(String taskId) {
        return new ProblemException(ProblemCode.NOT_FOUND, "there is no task `" + taskId + "`");
    }
}
