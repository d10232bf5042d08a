package dev.governor.execution;

import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.kernel.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs each step of a plan to one outcome: intent on record, effect, outcome on record.
 *
 * <p>A step with an outcome is never run again, so replaying the journal ends in the same state. A step whose attempt
 * has no outcome was cut off; it continues under the same attempt, and its effect must be fenced or idempotent. The
 * journal also remembers whose change a target shows, and the state it was left in: what a rollback may turn back.
 *
 * <p>INVARIANT: nothing acts before its intent is on record. INVARIANT: an unwritable evidence log is never an outcome:
 * nothing is counted, and the caller tries again later.
 */
@ApplicationScoped
public class StepJournal {

    private static final Logger LOG = Logger.getLogger(StepJournal.class);

    private final StepRecords records;
    private final ExecutionConfiguration configuration;

    StepJournal(StepRecords records, ExecutionConfiguration configuration) {
        this.records = records;
        this.configuration = configuration;
    }

    /**
     * Returns the outcome of {@code step}, running {@code effect} when it has none yet.
     *
     * @throws RuntimeException whatever {@code effect} threw, while attempts are left; call again later
     * @throws EvidenceUnwritableException when intent or outcome cannot be recorded; call again later
     */
    public StepResult perform(String planId, Step step, Supplier<StepResult> effect) {
        return perform(planId, step, again -> effect.get());
    }

    /** Does the same for an effect that must know whether an earlier attempt may have acted. */
    StepResult perform(String planId, Step step, Effecting effect) {
        List<StepRecord> earlier = attempts(planId, step);
        Optional<StepResult> known = outcome(earlier);
        if (known.isPresent()) {
            return known.get();
        }
        int attempt = begin(planId, step, earlier);
        try {
            StepResult result = effect.run(!earlier.isEmpty());
            records.end(planId, step, attempt, result);
            return result;
        } catch (EvidenceUnwritableException e) {
            throw e;
        } catch (RuntimeException e) {
            return failed(planId, step, attempt, e);
        }
    }

    /** Returns every attempt of a plan in the order they began. */
    public List<StepRecord> of(String planId) {
        return records.ofPlan(planId);
    }

    /** Returns the outcome of a step, empty while it has none. */
    public Optional<StepResult> outcome(String planId, Step step) {
        return outcome(attempts(planId, step));
    }

    private static Optional<StepResult> outcome(List<StepRecord> attempts) {
        return attempts.stream()
                .flatMap(attempt -> Optional.ofNullable(attempt.result()).stream())
                .findFirst();
    }

    /** What a step does. */
    interface Effecting {

        /** Acts; {@code again} when an earlier attempt failed or was cut off, and may have acted. */
        StepResult run(boolean again);
    }

    /**
     * Returns whose change a plan's target shows after its step {@link Step#APPLY}; empty when nothing was changed.
     *
     * <p>INVARIANT: what is not on record as ours or as somebody else's is unproven.
     */
    public Optional<Change> changeOf(String planId) {
        return outcome(planId, Step.APPLY)
                .filter(result -> result.word() != StepResult.Word.STOP)
                .map(result -> Optional.ofNullable(result.change()).orElseGet(Change::unproven));
    }

    private int begin(String planId, Step step, List<StepRecord> earlier) {
        Optional<StepRecord> cutOff =
                earlier.stream().filter(StepRecord::isOpen).findFirst();
        if (cutOff.isPresent()) {
            return cutOff.get().attempt();
        }
        int next = earlier.size() + 1;
        records.intend(planId, step, next);
        return next;
    }

    private StepResult failed(String planId, Step step, int attempt, RuntimeException failure) {
        LOG.warnf(failure, "step %s of %s failed, attempt %d", step.word(), planId, attempt);
        String reason = failure instanceof ProblemException problem
                ? problem.detail()
                : failure.getClass().getSimpleName();
        if (attempt < configuration.maxAttempts()) {
            records.fail(planId, step, attempt, reason);
            throw failure;
        }
        StepResult exhausted =
                new StepResult(step.whenExhausted(), "failed %d times: %s".formatted(attempt, reason), List.of());
        records.end(planId, step, attempt, exhausted);
        return exhausted;
    }

    private List<StepRecord> attempts(String planId, Step step) {
        return records.ofPlan(planId).stream()
                .filter(attempt -> attempt.step() == step)
                .toList();
    }
}
