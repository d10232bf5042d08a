package dev.governor.process.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;

/** The jobs of running processes, for those who show or move such a process. */
@ApplicationScoped
public class PendingJobs {

    private final JobRepository jobs;

    PendingJobs(JobRepository jobs) {
        this.jobs = jobs;
    }

    /** Returns the jobs of these processes, the next one first. */
    @Transactional
    public List<PendingJob> of(Collection<String> processInstanceIds) {
        return jobs.of(processInstanceIds).stream()
                .map(job -> new PendingJob(
                        String.valueOf(job.processInstanceId()),
                        job.isStep(),
                        job.dueAt(),
                        job.attempts(),
                        job.lastError()))
                .toList();
    }

    /**
     * Holds off the timers of a process until the caller's transaction ends, and waits for one that fires right now.
     *
     * <p>INVARIANT: rows are locked in the order job, process, task, by workers and by people alike, so that an
     * expiring timer and a completed task cannot deadlock.
     */
    @Transactional(TxType.MANDATORY)
    public void lock(String processInstanceId) {
        jobs.lockAllOf(processInstanceId);
    }
}
