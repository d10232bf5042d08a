package dev.governor.process.engine;

import dev.governor.kernel.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.kie.kogito.jobs.ExactExpirationTime;
import org.kie.kogito.jobs.descriptors.UserTaskInstanceJobDescription;
import org.kie.kogito.process.Processes;
import org.kie.kogito.services.jobs.impl.TriggerJobCommand;
import org.kie.kogito.services.uow.UnitOfWorkExecutor;
import org.kie.kogito.uow.UnitOfWorkManager;
import org.kie.kogito.usertask.UserTasks;

/**
 * Runs one due job in one transaction: the job's row, the process and the next job change together or not at all.
 *
 * <p>A job that fails, or whose process is killed, keeps its row and is run again, so steps run at least once. A
 * failure moves only the failed job into the future; the jobs of other plans go on.
 */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final int MAX_ERROR_LENGTH = 1000;

    private final JobRepository jobs;
    private final Processes processes;
    private final UserTasks tasks;
    private final UnitOfWorkManager units;
    private final ProcessConfig config;
    private final Clock clock;

    /** Jobs of this replica between being taken and having their result recorded. */
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    JobRunner(
            JobRepository jobs,
            Processes processes,
            UserTasks tasks,
            UnitOfWorkManager units,
            ProcessConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.processes = processes;
        this.tasks = tasks;
        this.units = units;
        this.config = config;
        this.clock = clock;
    }

    /** Which job one call took; empty until it took one. */
    private static final class Attempt {
        private String jobId = "";
    }

    /** Runs the job that is due longest; tells whether there was one. */
    @ActivateRequestContext
    boolean runNext() {
        Attempt attempt = new Attempt();
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout((int) config.stepTimeout().toSeconds())
                    .call(() -> jobs.lockDue(clock.instant(), held)
                            .map(job -> {
                                attempt.jobId = job.id;
                                held.add(job.id);
                                run(job);
                                return true;
                            })
                            .orElse(false));
        } catch (RuntimeException | Error e) {
            return recordFailure(attempt.jobId, e);
        } finally {
            held.remove(attempt.jobId);
        }
    }

    private void run(JobEntity job) {
        int runsLeft = job.repeatLimit == null ? 0 : job.repeatLimit - 1;
        if (job.repeatMillis != null && runsLeft > 0) {
            job.dueAt = job.dueAt.plusMillis(job.repeatMillis);
            job.repeatLimit = runsLeft;
        } else {
            runsLeft = 0;
            jobs.delete(job);
        }
        if (job.humanTaskId != null) {
            remindOf(job, job.humanTaskId);
        } else if (job.processId != null) {
            new TriggerJobCommand(
                            job.processInstanceId,
                            job.id,
                            job.timerId,
                            runsLeft,
                            processes.processById(job.processId),
                            units)
                    .execute();
        }
    }

    private void remindOf(JobEntity job, String taskId) {
        tasks.instances()
                .findById(taskId)
                .ifPresent(task -> UnitOfWorkExecutor.executeInUnitOfWork(units, () -> {
                    task.trigger(UserTaskInstanceJobDescription.newUserTaskInstanceJobDescriptionBuilder()
                            .id(job.id)
                            .expirationTime(ExactExpirationTime.of(job.dueAt.atZone(ZoneOffset.UTC)))
                            .userTaskInstanceId(taskId)
                            .metadata(task.getMetadata())
                            .build());
                    return task;
                }));
    }

    /** Records the failure and tells whether to go on; without a job the database itself is in trouble. */
    private boolean recordFailure(String id, Throwable failure) {
        if (id.isEmpty()) {
            LOG.warnf("cannot look for due jobs: %s", messageOf(failure));
            return false;
        }
        LOG.warnf("job %s failed and will be tried again: %s", id, messageOf(failure));
        LOG.debug("job failed", failure);
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> jobs.find(id).ifPresent(job -> {
                        job.attempts++;
                        job.lastError = messageOf(failure);
                        job.dueAt = clock.instant().plus(delayAfter(job.attempts));
                    }));
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("cannot record the failure of job %s: %s", id, messageOf(e));
            return false;
        }
    }

    private Duration delayAfter(int attempts) {
        Duration delay = config.retryDelay().multipliedBy(1L << Math.min(attempts - 1, 20));
        Duration capped = delay.compareTo(config.retryCap()) > 0 ? config.retryCap() : delay;
        return capped.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the refusal's own words, or else those of the first cause; never a stack trace. */
    private static String messageOf(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof ProblemException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return message.length() <= MAX_ERROR_LENGTH ? message : message.substring(0, MAX_ERROR_LENGTH);
    }
}
