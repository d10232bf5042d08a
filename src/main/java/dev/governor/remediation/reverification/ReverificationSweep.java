package dev.governor.remediation.reverification;

import dev.governor.execution.Reverifier;
import dev.governor.execution.Reverifier.NotAsked;
import dev.governor.execution.Reverifier.Sight;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanService;
import dev.governor.server.Duties;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Looks at what is due again, in portions and by turns of systems; one server at a time does it.
 *
 * <p>A system that does not answer is asked once a sweep, whatever else is due in it. What was seen and could not be
 * put on record is looked at again.
 */
@ApplicationScoped
public class ReverificationSweep {

    private static final Logger LOG = Logger.getLogger(ReverificationSweep.class);
    private static final String DUTY = "reverification";

    /** Longer than one look takes: two checks and the reading of a drift, each with a few sessions and statements. */
    private static final Duration SPAN = Duration.ofMinutes(5);

    private final ReverificationService reverifications;
    private final Reverifier reverifier;
    private final PlanService plans;
    private final Duties duties;
    private final ReverificationConfig config;
    private final Clock clock;

    ReverificationSweep(
            ReverificationService reverifications,
            Reverifier reverifier,
            PlanService plans,
            Duties duties,
            ReverificationConfig config,
            Clock clock) {
        this.reverifications = reverifications;
        this.reverifier = reverifier;
        this.plans = plans;
        this.duties = duties;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = DUTY,
            every = "${governor.reverification.sweep-interval:60s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        try {
            sweep(clock);
        } catch (RuntimeException e) {
            // nothing was put on record, so the next sweep finds it due again
            LOG.warnf("re-verifications are put off: %s", e.getMessage());
        }
    }

    /** Looks at everything that is due by {@code time}, unless another server does. */
    public void sweep(Clock time) {
        Set<String> silent = new HashSet<>();
        boolean looked;
        do {
            looked = false;
            for (Due due : reverifications.due(time.instant(), config.portion())) {
                if (silent.contains(due.system())) {
                    continue;
                }
                if (duties.take(DUTY, SPAN).isEmpty()) {
                    return;
                }
                if (hasNoAnswer(due, time)) {
                    silent.add(due.system());
                }
                looked = true;
            }
        } while (looked);
    }

    /** Looks once and puts it on record; tells whether the whole system did not answer. */
    private boolean hasNoAnswer(Due due, Clock time) {
        PlanRecord plan = plans.require(due.planId());
        Sight sight = look(plan);
        reverifications.record(due, plan, sight, time.instant());
        return sight instanceof NotAsked answer && answer.systemSilent();
    }

    private Sight look(PlanRecord record) {
        PlanBinding binding = record.binding();
        if (binding == null) {
            return new NotAsked("nothing carried it out", false);
        }
        try {
            return reverifier.look(record.plan(), binding.action());
        } catch (RuntimeException e) {
            LOG.warnf(e, "the effect of %s cannot be looked at", record.plan().id());
            return new NotAsked("looking at it failed: " + e.getClass().getSimpleName(), false);
        }
    }
}
