package dev.governor.remediation;

import dev.governor.server.Duties;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** When plans are put up again whose approval was void ({@link Renewals}); one server at a time does it. */
@ApplicationScoped
class RenewalSweep {

    private static final Logger LOG = Logger.getLogger(RenewalSweep.class);
    private static final String DUTY = "plan-renewals";
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int PORTION = 20;

    private final Renewals renewals;
    private final Duties duties;

    RenewalSweep(Renewals renewals, Duties duties) {
        this.renewals = renewals;
        this.duties = duties;
    }

    @Scheduled(every = "5s", identity = DUTY, concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        try {
            for (String planId : renewals.wanted(PORTION)) {
                if (duties.take(DUTY, SPAN).isEmpty()) {
                    return;
                }
                renew(planId);
            }
        } catch (RuntimeException e) {
            // without a database nothing can be put up, and it is still wanted afterwards
            LOG.warnf("plans are not put up again now: %s", e.getMessage());
        }
    }

    private void renew(String planId) {
        try {
            renewals.renew(planId);
        } catch (RuntimeException e) {
            // one that cannot be put up now must not keep the others from it
            LOG.warnf("plan %s is not put up again yet: %s", planId, e.getMessage());
            renewals.putOff(planId);
        }
    }
}
