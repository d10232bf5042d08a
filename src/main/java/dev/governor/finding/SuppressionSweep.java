package dev.governor.finding;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens findings whose suppression has ended, once a minute. */
@ApplicationScoped
class SuppressionSweep {

    private static final int BATCH = 500;

    private final FindingService findings;

    SuppressionSweep(FindingService findings) {
        this.findings = findings;
    }

    @Scheduled(every = "60s", identity = "suppressions", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        int looked;
        do {
            looked = findings.endSuppressions(BATCH);
        } while (looked == BATCH);
    }
}
