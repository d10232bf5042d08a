package dev.governor.execution;

import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.kernel.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs each step of a plan to one outcome: intent on record, effect, outcome on record.
 *
 * <p>A step with an outcome is never run again, so replaying the journal ends in the same state. A step whose attempt
 * has no outcome was cut off; it continues under the same attempt, and its effect must be fenced or idempotent.
 *
 * <p>INVARIANT: nothing acts before its intent is on record. INVARIANT: an unwritable evidence log is never an outcome:
 * nothing is counted, and the caller tries again later. INVARIANT: nor is a lost fence: whoever goes on with the plan writes the
 * outcome, and a late worker writes nothing.
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
     * @throws FenceLostException when the plan does not hold its asset, or somebody else went on with it
     */
    public StepResult perform(String planId, Step step, Supplier<StepResult> effect) {
        return performUnder(planId, step, token -> effect.get());
    }

    /** Does the same for an effect that writes something itself, under the token. */
    StepResult performUnder(String planId, Step step, Function<FenceToken, StepResult> effect) {
        Optional<StepResult> known = outcome(planId, step);
        if (known.isPresent()) {
            return known.get();
        }
        Begun begun = begin(planId, step);
        try {
            StepResult result = effect.apply(begun.token());
            records.end(begun.token(), step, begun.attempt(), result);
            return result;
        } catch (EvidenceUnwritableException | FenceLostException e) {
            throw e;
        } catch (RuntimeException e) {
            return failed(begun, step, e);
        }
    }

    /** Returns every attempt of a plan in the order they began. */
    public List<StepRecord> of(String planId) {
        return records.ofPlan(planId);
    }

    /** Returns the outcome of a step, empty while it has none. */
    public Optional<StepResult> outcome(String planId, Step step) {
        return attempts(planId, step).stream()
                .flatMap(attempt -> Optional.ofNullable(attempt.result()).stream())
                .findFirst();
    }

    /** An attempt that may act now. */
    private record Begun(int attempt, FenceToken token) {}

    private Begun begin(String planId, Step step) {
        List<StepRecord> attempts = attempts(planId, step);
        Optional<StepRecord> cutOff =
                attempts.stream().filter(StepRecord::isOpen).findFirst();
        if (cutOff.isPresent()) {
            return new Begun(cutOff.get().attempt(), records.resume(planId));
        }
        int next = attempts.size() + 1;
        return new Begun(next, records.intend(planId, step, next));
    }

    private StepResult failed(Begun begun, Step step, RuntimeException failure) {
        int attempt = begun.attempt();
        LOG.warnf(
                failure,
                "step %s of %s failed, attempt %d",
                step.word(),
                begun.token().planId(),
                attempt);
        String reason = failure instanceof ProblemException problem
                ? problem.detail()
                : failure.getClass().getSimpleName();
        if (attempt < configuration.maxAttempts()) {
            records.fail(begun.token(), step, attempt, reason);
            throw failure;
        }
        StepResult exhausted =
                new StepResult(step.whenExhausted(), "failed %d times: %s".formatted(attempt, reason), List.of());
        records.end(begun.token(), step, attempt, exhausted);
        return exhausted;
    }

    private List<StepRecord> attempts(String planId, Step step) {
        return records.ofPlan(planId).stream()
                .filter(attempt -> attempt.step() == step)
                .toList();
    }
}
