package dev.governor.finding;

import dev.governor.server.Duties;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Opens findings whose suppression has ended, once a minute, by the one server that has the duty. */
@ApplicationScoped
class SuppressionSweep {

    private static final int BATCH = 500;
    private static final String DUTY = "suppressions";
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final FindingService findings;
    private final Duties duties;

    SuppressionSweep(FindingService findings, Duties duties) {
        this.findings = findings;
        this.duties = duties;
    }

    @Scheduled(every = "60s", identity = DUTY, concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        int looked = BATCH;
        while (looked == BATCH && duties.take(DUTY, SPAN).isPresent()) {
            looked = findings.endSuppressions(BATCH);
        }
    }
}
