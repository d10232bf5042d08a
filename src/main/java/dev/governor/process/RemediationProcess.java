package dev.governor.process;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.process.engine.EngineCall;
import dev.governor.process.engine.PendingJob;
import dev.governor.process.engine.PendingJobs;
import dev.governor.process.engine.ProcessStore;
import dev.governor.process.engine.RunningProcess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.kogito.Model;
import org.kie.kogito.process.Process;
import org.kie.kogito.process.ProcessInstance;
import org.kie.kogito.services.uow.UnitOfWorkExecutor;
import org.kie.kogito.uow.UnitOfWorkManager;

/**
 * Starts, finds and aborts remediations, one per plan.
 *
 * <p>The process is {@code processes/remediation.bpmn}; its business key is the plan's id.
 */
@ApplicationScoped
public class RemediationProcess {

    /** The id of the process definition. */
    public static final String ID = "remediation";

    /** The timeout before an approval is requested: the engine evaluates timer expressions from the start. */
    private static final String NOT_ASKED = "PT0S";

    private final Process<? extends Model> definition;
    private final ProcessStore store;
    private final PendingJobs jobs;
    private final UnitOfWorkManager units;

    RemediationProcess(
            @Named(ID) Process<? extends Model> definition,
            ProcessStore store,
            PendingJobs jobs,
            UnitOfWorkManager units) {
        this.definition = definition;
        this.store = store;
        this.jobs = jobs;
        this.units = units;
    }

    /**
     * Starts the remediation of a plan in the caller's transaction, up to the first wait, and returns the process's id.
     *
     * <p>Deciding and opening the approval request happen before this returns; every step after that runs on a worker
     * once the caller's transaction has committed.
     *
     * @throws ProblemException {@code conflict} when the plan already runs; what a step threw, as it was
     */
    @Transactional(TxType.MANDATORY)
    public String start(String planId) {
        if (store.find(ID, planId).isPresent()) {
            throw new ProblemException(ProblemCode.CONFLICT, "plan `" + planId + "` already runs");
        }
        return EngineCall.run(() -> UnitOfWorkExecutor.executeInUnitOfWork(units, () -> {
            Model variables = definition.createModel();
            variables.update(Map.of("planId", planId, "approvalTimeout", NOT_ASKED));
            ProcessInstance<?> instance = definition.createInstance(planId, variables);
            instance.start();
            return instance.id();
        }));
    }

    /** Returns the remediation of a plan, or empty when it has ended or never started. */
    @Transactional
    public Optional<RunningRemediation> findByPlan(String planId) {
        return store.find(ID, planId).map(running -> describe(planId, running));
    }

    /**
     * Ends the remediation of a plan where it is, without any further step, and makes its open task obsolete.
     *
     * <p>The caller makes sure that nothing is left behind: a remediation that holds a lease is not to be aborted.
     *
     * @throws ProblemException {@code not-found} when none runs, {@code conflict} when it moves right now
     */
    @Transactional(TxType.MANDATORY)
    public void abort(String planId) {
        RunningProcess running = store.find(ID, planId)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "plan `" + planId + "` does not run"));
        jobs.lock(running.id());
        EngineCall.run(() -> UnitOfWorkExecutor.executeInUnitOfWork(units, () -> {
            definition.instances().findById(running.id()).ifPresent(ProcessInstance::abort);
            return running;
        }));
    }

    private RunningRemediation describe(String planId, RunningProcess running) {
        Optional<PendingJob> step = jobs.of(List.of(running.id())).stream()
                .filter(PendingJob::isStep)
                .findFirst();
        return new RunningRemediation(
                running.id(),
                planId,
                running.elements(),
                running.startedAt(),
                step.map(PendingJob::attempts).orElse(0),
                step.map(PendingJob::lastError).orElse(null),
                step.map(PendingJob::dueAt).orElse(null));
    }
}
