package dev.governor.process.engine;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        StoredProcess row = new StoredProcess(
                id,
                0,
                process.id(),
                process.version(),
                instance.businessKey(),
                waitsAt(inner(instance)),
                marshaller.marshallProcessInstance(instance),
                clock.instant(),
                inner(instance).getEventTypes().length > 0);
        rows.insert(row, events(instance), clock.instant());
        connect(instance, row);
    }

    @Override
    public void update(String id, ProcessInstance<T> instance) {
        if (!isStored(instance)) {
            return;
        }
        StoredProcess before = row(id).orElseThrow();
        byte[] payload = marshaller.marshallProcessInstance(instance);
        connect(instance, rows.update(before, waitsAt(inner(instance)), payload, events(instance), clock.instant()));
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

    private Optional<StoredProcess> row(String id) {
        return rows.find(process.id(), id);
    }

    private boolean isStored(ProcessInstance<T> instance) {
        return isActive(instance) || instance.status() == ProcessInstance.STATE_PENDING;
    }

    private WorkflowProcessInstance inner(ProcessInstance<T> instance) {
        return ((AbstractProcessInstance<T>) instance).internalGetProcessInstance();
    }

    private Set<String> events(ProcessInstance<T> instance) {
        return Set.copyOf(List.of(inner(instance).getEventTypes()));
    }

    private static String waitsAt(WorkflowProcessInstance instance) {
        Collection<KogitoNodeInstance> waiting = instance.getKogitoNodeInstances(node -> true, true);
        return waiting.stream()
                .map(node -> node.getNodeDefinitionId())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private ProcessInstance<T> load(StoredProcess row, ProcessInstanceReadMode mode) {
        @SuppressWarnings("unchecked")
        ProcessInstance<T> instance =
                (ProcessInstance<T>) marshaller.unmarshallProcessInstance(row.payload(), process, mode);
        connect(instance, row);
        return instance;
    }

    private void connect(ProcessInstance<T> instance, StoredProcess row) {
        AbstractProcessInstance<T> inner = (AbstractProcessInstance<T>) instance;
        inner.setVersion(row.revision());
        inner.internalSetReloadSupplier(marshaller.createdReloadFunction(() -> {
            StoredProcess current = row(instance.id()).orElseThrow();
            inner.setVersion(current.revision());
            return current.payload();
        }));
    }
}
