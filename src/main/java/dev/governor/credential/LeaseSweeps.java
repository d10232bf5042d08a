package dev.governor.credential;

import dev.governor.server.Duties;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * When leases are swept: at start and then every {@code governor.credential.sweep-interval} (default one minute).
 *
 * <p>Every server ends what it holds itself; what is on record is swept by the one that has the duty.
 */
@ApplicationScoped
class LeaseSweeps {

    private static final Logger LOG = Logger.getLogger(LeaseSweeps.class);
    private static final String DUTY = "lease-sweep";
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final LeaseSweeper sweeper;
    private final Duties duties;

    LeaseSweeps(LeaseSweeper sweeper, Duties duties) {
        this.sweeper = sweeper;
        this.duties = duties;
    }

    @Scheduled(
            identity = DUTY,
            every = "${governor.credential.sweep-interval:60s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        sweeper.endHeld();
        if (hasDuty()) {
            sweeper.sweep();
        }
    }

    private boolean hasDuty() {
        try {
            return duties.take(DUTY, SPAN).isPresent();
        } catch (RuntimeException e) {
            // without a database there is nothing on record to sweep
            LOG.warnf("cannot take the duty of sweeping leases: %s", e.getMessage());
            return false;
        }
    }
}
