package dev.governor.process;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kie.kogito.auth.IdentityProvider;
import org.kie.kogito.usertask.UserTaskInstance;
import org.kie.kogito.usertask.UserTaskInstances;
import org.kie.kogito.usertask.impl.DefaultUserTaskInstance;
import org.kie.kogito.usertask.lifecycle.UserTaskState;
import org.kie.kogito.usertask.model.ProcessInfo;

/**
 * The engine's human tasks as our rows.
 *
 * <p>INVARIANT: a task that the engine moves is locked first, so that of two people who claim it at once one wins; and
 * what the engine calls removing a task is keeping it with its final state.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class HumanTaskStore implements UserTaskInstances {

    private final HumanTaskRepository rows;
    private final Clock clock;
    private Function<UserTaskInstance, UserTaskInstance> connect = Function.identity();
    private Function<UserTaskInstance, UserTaskInstance> disconnect = Function.identity();

    HumanTaskStore(HumanTaskRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public void setReconnectUserTaskInstance(Function<UserTaskInstance, UserTaskInstance> connect) {
        this.connect = connect;
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public void setDisconnectUserTaskInstance(Function<UserTaskInstance, UserTaskInstance> disconnect) {
        this.disconnect = disconnect;
    }

    @Override
    public List<UserTaskInstance> findByIdentity(IdentityProvider identity) {
        return rows.openIn(Set.copyOf(identity.getRoles())).stream()
                .map(this::load)
                .toList();
    }

    @Override
    public Optional<UserTaskInstance> findById(String id) {
        return rows.lock(id).filter(row -> row.state().isOpen()).map(this::load);
    }

    @Override
    public boolean exists(String id) {
        return rows.find(id).filter(row -> row.state().isOpen()).isPresent();
    }

    /** Names and connects the task; the engine does not know its plan yet, so the first update writes the row. */
    @Override
    public UserTaskInstance create(UserTaskInstance task) {
        ((DefaultUserTaskInstance) task).setId(Ids.next("tsk", clock.millis()));
        return connect.apply(task);
    }

    @Override
    public UserTaskInstance update(UserTaskInstance task) {
        save((DefaultUserTaskInstance) task);
        return task;
    }

    @Override
    public UserTaskInstance remove(UserTaskInstance task) {
        save((DefaultUserTaskInstance) task);
        return disconnect.apply(task);
    }

    private void save(DefaultUserTaskInstance task) {
        HumanTaskEntity row = rows.find(task.getId()).orElseGet(HumanTaskEntity::new);
        TaskState state = stateOf(task);
        row.state = state.word();
        row.owner = task.getActualOwner();
        row.body = CanonicalJson.write(TaskBody.of(task));
        if (!state.isOpen()) {
            row.endedAt = clock.instant();
        }
        if (row.id != null) {
            rows.update();
            return;
        }
        row.id = task.getId();
        row.tenant = Tenant.DEFAULT.name();
        row.name = task.getTaskName();
        row.planId = String.valueOf(task.getInputs().get("planId"));
        row.processInstanceId = task.getProcessInfo().getProcessInstanceId();
        row.candidateGroup = task.getPotentialGroups().iterator().next();
        row.createdAt = clock.instant();
        rows.insert(row);
    }

    private static TaskState stateOf(DefaultUserTaskInstance task) {
        return switch (task.getStatus().getName()) {
            case "Created", "Ready" -> TaskState.READY;
            case "Reserved" -> TaskState.RESERVED;
            case "Completed" -> TaskState.COMPLETED;
            default -> TaskState.OBSOLETE;
        };
    }

    private UserTaskInstance load(HumanTaskEntity row) {
        TaskBody body = CanonicalJson.read(row.body, TaskBody.class);
        DefaultUserTaskInstance task = new DefaultUserTaskInstance();
        task.setId(row.id);
        task.setUserTaskId(body.definition());
        task.setExternalReferenceId(body.workItem());
        task.setStatus(UserTaskState.of(body.status()));
        task.setTaskName(row.name);
        task.setActualOwner(row.owner);
        task.setPotentialUsers(new HashSet<>(body.users()));
        task.setPotentialGroups(new HashSet<>(body.groups()));
        task.setExcludedUsers(new HashSet<>(body.excluded()));
        task.setInputs(new HashMap<>(body.inputs()));
        task.setOutputs(new HashMap<>(body.outputs()));
        task.setMetadata(new HashMap<>(body.metadata()));
        task.setNotStartedDeadlines(new ArrayList<>());
        task.setNotCompletedDeadlines(new ArrayList<>());
        task.setNotStartedReassignments(new ArrayList<>());
        task.setNotCompletedReassignments(new ArrayList<>());
        task.setProcessInfo(ProcessInfo.builder()
                .withProcessInstanceId(row.processInstanceId)
                .withProcessId(body.processId())
                .withProcessVersion(body.processVersion())
                .build());
        return connect.apply(task);
    }
}
