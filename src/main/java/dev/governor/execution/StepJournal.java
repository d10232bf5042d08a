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
 * has no outcome was cut off; it continues under the same attempt, and its effect must be fenced or idempotent. The
 * journal also remembers whose change a target shows, and the state it was left in: what a rollback may turn back.
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
        return perform(planId, step, attempt -> effect.get());
    }

    /** Does the same for an effect that must know whether an earlier attempt may have acted, or writes under the token. */
    StepResult perform(String planId, Step step, Function<Attempt, StepResult> effect) {
        List<StepRecord> earlier = attempts(planId, step);
        Optional<StepResult> known = outcome(earlier);
        if (known.isPresent()) {
            return known.get();
        }
        Attempt attempt = begin(planId, step, earlier);
        try {
            StepResult result = effect.apply(attempt);
            records.end(attempt.token(), step, attempt.number(), result);
            return result;
        } catch (EvidenceUnwritableException | FenceLostException e) {
            throw e;
        } catch (RuntimeException e) {
            return failed(attempt, step, e);
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

    /**
     * An attempt that may act now.
     *
     * @param number 1 for the first attempt
     * @param token what its writes are fenced by
     * @param again whether an earlier attempt failed or was cut off, and may have acted
     */
    record Attempt(int number, FenceToken token, boolean again) {}

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

    private Attempt begin(String planId, Step step, List<StepRecord> earlier) {
        Optional<StepRecord> cutOff =
                earlier.stream().filter(StepRecord::isOpen).findFirst();
        boolean again = !earlier.isEmpty();
        if (cutOff.isPresent()) {
            return new Attempt(cutOff.get().attempt(), records.resume(planId), again);
        }
        int next = earlier.size() + 1;
        return new Attempt(next, records.intend(planId, step, next), again);
    }

    private StepResult failed(Attempt attempt, Step step, RuntimeException failure) {
        LOG.warnf(
                failure,
                "step %s of %s failed, attempt %d",
                step.word(),
                attempt.token().planId(),
                attempt.number());
        String reason = failure instanceof ProblemException problem
                ? problem.detail()
                : failure.getClass().getSimpleName();
        if (attempt.number() < configuration.maxAttempts()) {
            records.fail(attempt.token(), step, attempt.number(), reason);
            throw failure;
        }
        StepResult exhausted =
                new StepResult(step.whenExhausted(), "failed %d times: %s".formatted(attempt.number(), reason), List.of());
        records.end(attempt.token(), step, attempt.number(), exhausted);
        return exhausted;
    }

    private List<StepRecord> attempts(String planId, Step step) {
        return records.ofPlan(planId).stream()
                .filter(attempt -> attempt.step() == step)
                .toList();
    }
}
