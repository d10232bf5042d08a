package dev.governor.process.engine;

import dev.governor.server.WorkClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.kie.kogito.jobs.JobDescription;
import org.kie.kogito.jobs.JobsService;
import org.kie.kogito.jobs.descriptors.ProcessInstanceJobDescription;
import org.kie.kogito.jobs.descriptors.UserTaskInstanceJobDescription;

/**
 * The engine's jobs as rows, written in the transaction of the process that asks for them.
 *
 * <p>INVARIANT: a process that waits for a step or a timer has the row that wakes it, and one that was rolled back has
 * not. Once a transaction that scheduled a job due at once has committed, the {@link JobPoller} is woken, unless a worker
 * scheduled it, which looks by itself.
 */
@ApplicationScoped
class TransactionalJobs implements JobsService {

    /** How early a job counts as due at once: the engine dates asynchronous steps one millisecond ahead. */
    private static final Duration SOON = Duration.ofMillis(50);

    private final JobRepository jobs;
    private final JobPoller poller;
    private final TransactionSynchronizationRegistry transactions;
    private final WorkClaims claims;
    private final Clock clock;

    TransactionalJobs(
            JobRepository jobs,
            JobPoller poller,
            TransactionSynchronizationRegistry transactions,
            WorkClaims claims,
            Clock clock) {
        this.claims = claims;
        this.jobs = jobs;
        this.poller = poller;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public String scheduleJob(JobDescription description) {
        Instant now = clock.instant();
        Instant asked = description.expirationTime().get().toInstant();
        boolean soon = !asked.isAfter(now.plus(SOON));
        jobs.insert(job(description, soon ? now : asked));
        // a worker looks itself for what its process runs next
        if (soon && claims.current().isEmpty()) {
            wakePollerAfterCommit();
        }
        return description.id();
    }

    private static Job job(JobDescription description, Instant dueAt) {
        Long repeatMillis = description.expirationTime().repeatInterval();
        Integer repeatLimit = description.expirationTime().repeatLimit();
        if (description instanceof ProcessInstanceJobDescription step) {
            return new Job(
                    step.id(),
                    step.processId(),
                    step.processInstanceId(),
                    step.timerId(),
                    null,
                    dueAt,
                    repeatMillis,
                    repeatLimit,
                    0,
                    null);
        }
        if (description instanceof UserTaskInstanceJobDescription task) {
            return new Job(
                    task.id(),
                    task.processId(),
                    task.processInstanceId(),
                    null,
                    task.userTaskInstanceId(),
                    dueAt,
                    repeatMillis,
                    repeatLimit,
                    0,
                    null);
        }
        throw new IllegalArgumentException(
                "jobs that start processes are not supported, but was: " + description.getClass());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public String rescheduleJob(JobDescription description) {
        Instant dueAt = description.expirationTime().get().toInstant();
        jobs.lock(description.id()).ifPresent(job -> jobs.put(job.id(), dueAt, job.repeatLimit()));
        return description.id();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public boolean cancelJob(String id) {
        return jobs.delete(id);
    }

    private void wakePollerAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // the signal follows the commit, see below
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    poller.wake();
                }
            }
        });
    }
}
