package dev.governor.process.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.kie.kogito.Model;
import org.kie.kogito.process.MutableProcessInstances;
import org.kie.kogito.process.Process;
import org.kie.kogito.process.ProcessInstancesFactory;

/** Gives each process definition the store of its running instances, in our tables. */
@ApplicationScoped
public class ProcessStore implements ProcessInstancesFactory {

    private final ProcessInstanceRepository rows;
    private final Clock clock;

    ProcessStore(ProcessInstanceRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public MutableProcessInstances<?> createProcessInstances(Process<?> process) {
        return new StoredProcessInstances<Model>(process, rows, clock);
    }

    /** Returns where the process with this business key is, or empty when none runs. */
    @Transactional
    public Optional<RunningProcess> find(String processId, String businessKey) {
        return rows.findByKey(processId, businessKey)
                .map(row -> new RunningProcess(row.id(), List.of(row.waitsAt().split(" ")), row.startedAt()));
    }
}
