package dev.governor.process.engine;

import dev.governor.kernel.ProblemException;
import dev.governor.server.Claim;
import dev.governor.server.LostClaimException;
import dev.governor.server.WorkClaims;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
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
 * <p>A job that fails, or whose server dies, keeps its row and is run again, so steps run at least once. A failure moves only
 * the failed job into the future; the jobs of other plans go on. A server claims a process before it runs a job of it, and keeps
 * it while it lives. INVARIANT: what a server does to a process commits only under its claim's newest fence.
 */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final int MAX_ERROR_LENGTH = 1000;

    private final JobRepository jobs;
    private final Processes processes;
    private final UserTasks tasks;
    private final UnitOfWorkManager units;
    private final WorkClaims claims;
    private final ProcessConfig config;
    private final Clock clock;

    /** Work of this server between being taken and having its result recorded. */
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    JobRunner(
            JobRepository jobs,
            Processes processes,
            UserTasks tasks,
            UnitOfWorkManager units,
            WorkClaims claims,
            ProcessConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.processes = processes;
        this.tasks = tasks;
        this.units = units;
        this.claims = claims;
        this.config = config;
        this.clock = clock;
    }

    /** A job that this server may run now. */
    private record Taken(String jobId, boolean isStep, Claim claim) {}

    /** Runs the job that is due longest; tells whether there was one. */
    @ActivateRequestContext
    boolean runNext() {
        AtomicReference<String> work = new AtomicReference<>("");
        try {
            Optional<Taken> taken = QuarkusTransaction.requiringNew().call(() -> take(work));
            taken.ifPresent(next -> claims.under(next.claim(), () -> follow(next)));
            return taken.isPresent();
        } catch (RuntimeException e) {
            LOG.warnf("cannot look for due jobs: %s", messageOf(e));
            return false;
        } finally {
            held.remove(work.get());
        }
    }

    private Optional<Taken> take(AtomicReference<String> work) {
        Optional<Job> due = jobs.lockDue(clock.instant(), claims.holder(), held).filter(job -> held.add(job.work()));
        due.ifPresent(job -> work.set(job.work()));
        return due.flatMap(job -> claims.claim(job.work()).map(claim -> new Taken(job.id(), job.isStep(), claim)));
    }

    /** Runs a job and then, under the same claim, each step that its process is to run at once. */
    private void follow(Taken first) {
        Optional<Taken> next = Optional.of(first);
        while (next.isPresent()) {
            next = attempt(next.get());
        }
    }

    /** Runs a job and returns the step that follows; empty when none does, or when it failed. */
    private Optional<Taken> attempt(Taken taken) {
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout((int) config.stepTimeout().toSeconds())
                    .call(() -> run(taken));
        } catch (RuntimeException | Error e) {
            recordFailure(taken.jobId(), e);
            return Optional.empty();
        }
    }

    // A step's row is not locked while the step runs: if this server is stopped, the claim alone decides who may go on.
    private Optional<Taken> run(Taken taken) {
        // asked for each job: this server may have been stopped since it took the first one
        claims.requireNow();
        if (taken.isStep()) {
            jobs.find(taken.jobId()).ifPresent(step -> trigger(step, 0));
            jobs.delete(taken.jobId());
        } else {
            jobs.lock(taken.jobId())
                    .filter(timer -> !timer.dueAt().isAfter(clock.instant()))
                    .ifPresent(this::runTimer);
        }
        claims.requireCurrent();
        return jobs.dueStepOf(taken.claim().work(), clock.instant()).map(id -> new Taken(id, true, taken.claim()));
    }

    private void runTimer(Job job) {
        int runsLeft = runsLeft(job);
        Long interval = job.repeatMillis();
        if (interval != null && runsLeft > 0) {
            jobs.put(job.id(), job.dueAt().plusMillis(interval), runsLeft);
        } else {
            jobs.delete(job.id());
        }
        String task = job.humanTaskId();
        if (task != null) {
            remindOf(job, task);
        } else {
            trigger(job, runsLeft);
        }
    }

    private static int runsLeft(Job job) {
        Integer limit = job.repeatLimit();
        return job.repeatMillis() == null || limit == null ? 0 : Math.max(0, limit - 1);
    }

    private void trigger(Job job, int runsLeft) {
        String process = job.processId();
        if (process != null) {
            new TriggerJobCommand(
                            job.processInstanceId(),
                            job.id(),
                            job.timerId(),
                            runsLeft,
                            processes.processById(process),
                            units)
                    .execute();
        }
    }

    private void remindOf(Job job, String taskId) {
        tasks.instances()
                .findById(taskId)
                .ifPresent(task -> UnitOfWorkExecutor.executeInUnitOfWork(units, () -> {
                    task.trigger(UserTaskInstanceJobDescription.newUserTaskInstanceJobDescriptionBuilder()
                            .id(job.id())
                            .expirationTime(ExactExpirationTime.of(job.dueAt().atZone(ZoneOffset.UTC)))
                            .userTaskInstanceId(taskId)
                            .metadata(task.getMetadata())
                            .build());
                    return task;
                }));
    }

    /** Records the failure; a job that another server took over is that server's. */
    private void recordFailure(String id, Throwable failure) {
        if (EngineCall.causeOf(failure, LostClaimException.class).isPresent()) {
            LOG.warnf("job %s was taken over by another server: %s", id, messageOf(failure));
            return;
        }
        LOG.warnf("job %s failed and will be tried again: %s", id, messageOf(failure));
        LOG.debug("job failed", failure);
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                claims.requireCurrent();
                jobs.lock(id).ifPresent(job -> {
                    int attempts = job.attempts() + 1;
                    jobs.putOff(id, clock.instant().plus(delayAfter(attempts)), attempts, messageOf(failure));
                });
            });
        } catch (RuntimeException e) {
            LOG.warnf("cannot record the failure of job %s: %s", id, messageOf(e));
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
