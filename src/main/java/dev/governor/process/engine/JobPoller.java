package dev.governor.process.engine;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workers that run due jobs: woken when one is scheduled, and once a second in case a signal was lost.
 *
 * <p>Every server runs one; the claim on a process decides which server runs its jobs. On shutdown no new job is taken and
 * running ones get a moment to finish; what they did not commit is run again, by another server or after the restart.
 */
@ApplicationScoped
class JobPoller {

    private static final long GRACE_SECONDS = 5;

    private final JobRunner runner;
    private final ClaimKeeper keeper;
    private final int size;
    private final ExecutorService workers;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean();

    JobPoller(JobRunner runner, ClaimKeeper keeper, ProcessConfig config) {
        this.runner = runner;
        this.keeper = keeper;
        this.size = config.workers();
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "process-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Makes sure that a look for due jobs begins after this call; returns at once. */
    void wake() {
        if (!open.get()) {
            return;
        }
        if (waiting.incrementAndGet() > size) {
            waiting.decrementAndGet();
            return;
        }
        workers.execute(this::drain);
    }

    void start(@Observes StartupEvent event) {
        open.set(true);
        wake();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        open.set(false);
        workers.shutdown();
        if (!workers.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
            workers.shutdownNow();
        }
        keeper.letGo();
    }

    @Scheduled(every = "1s", identity = "process-jobs", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        for (int i = 0; i < size; i++) {
            wake();
        }
    }

    private void drain() {
        waiting.decrementAndGet();
        boolean more = true;
        while (more && open.get()) {
            more = runner.runNext();
        }
    }
}
