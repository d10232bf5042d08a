package dev.governor.process.engine;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jbpm.flow.serialization.ProcessInstanceMarshallerService;
import org.jbpm.workflow.instance.WorkflowProcessInstance;
import org.kie.kogito.Model;
import org.kie.kogito.internal.process.runtime.KogitoNodeInstance;
import org.kie.kogito.process.MutableProcessInstances;
import org.kie.kogito.process.Process;
import org.kie.kogito.process.ProcessInstance;
import org.kie.kogito.process.ProcessInstanceReadMode;
import org.kie.kogito.process.impl.AbstractProcessInstance;

/**
 * The running instances of one process definition, read and written in the caller's transaction.
 *
 * <p>INVARIANT: of two transactions that move one instance on, one commits; the other fails on the revision.
 */
final class StoredProcessInstances<T extends Model> implements MutableProcessInstances<T> {

    private final Process<?> process;
    private final ProcessInstanceRepository rows;
    private final Clock clock;
    private final ProcessInstanceMarshallerService marshaller = ProcessInstanceMarshallerService.newBuilder()
            .withDefaultObjectMarshallerStrategies()
            .withDefaultListeners()
            .build();

    StoredProcessInstances(Process<?> process, ProcessInstanceRepository rows, Clock clock) {
        this.process = process;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public boolean exists(String id) {
        return row(id).isPresent();
    }

    @Override
    public void create(String id, ProcessInstance<T> instance) {
        if (!isStored(instance)) {
            return;
        }
        ProcessInstanceEntity row = new ProcessInstanceEntity();
        row.id = id;
        row.processId = process.id();
        row.processVersion = process.version();
        row.businessKey = instance.businessKey();
        row.startedAt = clock.instant();
        copy(instance, row);
        rows.insert(row);
        connect(instance, row);
    }

    @Override
    public void update(String id, ProcessInstance<T> instance) {
        if (!isStored(instance)) {
            return;
        }
        ProcessInstanceEntity row = row(id).orElseThrow();
        copy(instance, row);
        rows.update();
        connect(instance, row);
    }

    @Override
    public void remove(String id) {
        row(id).ifPresent(rows::delete);
    }

    @Override
    public Optional<ProcessInstance<T>> findById(String id, ProcessInstanceReadMode mode) {
        return row(id).map(row -> load(row, mode));
    }

    @Override
    public Optional<ProcessInstance<T>> findByBusinessKey(String key, ProcessInstanceReadMode mode) {
        return rows.findByKey(process.id(), key).map(row -> load(row, mode));
    }

    @Override
    public Stream<ProcessInstance<T>> stream(ProcessInstanceReadMode mode) {
        return rows.all(process.id()).stream().map(row -> load(row, mode));
    }

    @Override
    public Stream<ProcessInstance<T>> waitingForEventType(String eventType, ProcessInstanceReadMode mode) {
        return rows.waitingFor(process.id(), eventType).stream().map(row -> load(row, mode));
    }

    @Override
    public boolean lock() {
        return true;
    }

    private Optional<ProcessInstanceEntity> row(String id) {
        return rows.find(process.id(), id);
    }

    private boolean isStored(ProcessInstance<T> instance) {
        return isActive(instance) || instance.status() == ProcessInstance.STATE_PENDING;
    }

    private void copy(ProcessInstance<T> instance, ProcessInstanceEntity row) {
        WorkflowProcessInstance inner = ((AbstractProcessInstance<T>) instance).internalGetProcessInstance();
        Collection<KogitoNodeInstance> waiting = inner.getKogitoNodeInstances(node -> true, true);
        row.waitsAt = waiting.stream()
                .map(node -> node.getNodeDefinitionId())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        row.eventTypes.clear();
        row.eventTypes.addAll(List.of(inner.getEventTypes()));
        row.payload = marshaller.marshallProcessInstance(instance);
        row.changedAt = clock.instant();
    }

    private ProcessInstance<T> load(ProcessInstanceEntity row, ProcessInstanceReadMode mode) {
        @SuppressWarnings("unchecked")
        ProcessInstance<T> instance =
                (ProcessInstance<T>) marshaller.unmarshallProcessInstance(row.payload, process, mode);
        connect(instance, row);
        return instance;
    }

    private void connect(ProcessInstance<T> instance, ProcessInstanceEntity row) {
        AbstractProcessInstance<T> inner = (AbstractProcessInstance<T>) instance;
        inner.setVersion(row.revision);
        inner.internalSetReloadSupplier(marshaller.createdReloadFunction(() -> {
            ProcessInstanceEntity current = row(instance.id()).orElseThrow();
            inner.setVersion(current.revision);
            return current.payload;
        }));
    }
}
