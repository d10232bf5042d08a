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
 * has no outcome was cut off; it continues under the same attempt, and its effect must be fenced or idempotent. What may
 * pass is tried again; a refusal that would be the same again is an outcome at once. The journal also remembers whose
 * change a target shows, and the state it was left in: what a rollback may turn back.
 *
 * <p>INVARIANT: nothing acts before its intent is on record, except what ends access, which waits for nothing (ADR 19).
 * INVARIANT: an unwritable evidence log is never an outcome: nothing is counted, and the caller tries again later.
 * INVARIANT: nor is a lost fence: whoever goes on with the plan writes the outcome, and a late worker writes nothing.
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
        Optional<StepResult> known = outcomeOf(earlier);
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

    /**
     * Returns the outcome of a step that ends access, running {@code effect} when it has none yet: effect first, record
     * afterwards.
     *
     * <p>INVARIANT: ending access waits for no record. The effect is idempotent and acts also when nothing can be read or
     * written; a log that cannot be written owes the receipt, and a database that is gone makes the caller come again.
     *
     * @throws RuntimeException whatever {@code effect} threw, while attempts are left; call again later
     */
    public StepResult performEnding(String planId, Step step, Supplier<StepResult> effect) {
        List<StepRecord> attempts;
        try {
            attempts = attempts(planId, step);
        } catch (RuntimeException e) {
            StepResult unrecorded = effect.get();
            LOG.warnf("step %s of %s ran without the journal: %s", step.word(), planId, unrecorded.detail());
            throw e;
        }
        Optional<StepResult> known = outcomeOf(attempts);
        if (known.isPresent()) {
            return known.get();
        }
        int attempt = next(attempts);
        try {
            StepResult result = effect.get();
            records.conclude(planId, step, attempt, result);
            return result;
        } catch (EvidenceUnwritableException e) {
            throw e;
        } catch (RuntimeException e) {
            return endingFailed(planId, step, attempt, e);
        }
    }

    private StepResult endingFailed(String planId, Step step, int attempt, RuntimeException failure) {
        warn(planId, step, attempt, failure);
        if (mayPass(attempt, failure)) {
            records.concludeFailed(planId, step, attempt, reason(failure));
            throw failure;
        }
        StepResult exhausted = exhausted(step, attempt, failure);
        records.conclude(planId, step, attempt, exhausted);
        return exhausted;
    }

    /** Returns the outcome of a step, empty while it has none. */
    public Optional<StepResult> outcome(String planId, Step step) {
        return history(planId).outcome(step);
    }

    private static Optional<StepResult> outcomeOf(List<StepRecord> attempts) {
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

    /** Returns whose change a plan's target shows after its step {@link Step#APPLY}; empty when nothing was changed. */
    public Optional<Change> changeOf(String planId) {
        return history(planId).change();
    }

    /** Returns what is on record of a plan now. */
    public StepHistory history(String planId) {
        return new StepHistory(records.ofPlan(planId));
    }

    private Attempt begin(String planId, Step step, List<StepRecord> earlier) {
        int number = next(earlier);
        FenceToken token = number > earlier.size() ? records.intend(planId, step, number) : records.resume(planId);
        return new Attempt(number, token, !earlier.isEmpty());
    }

    /** Returns the attempt that was cut off, or else a new one's number. */
    private static int next(List<StepRecord> attempts) {
        return attempts.stream()
                .filter(StepRecord::isOpen)
                .findFirst()
                .map(StepRecord::attempt)
                .orElse(attempts.size() + 1);
    }

    private StepResult failed(Attempt attempt, Step step, RuntimeException failure) {
        warn(attempt.token().planId(), step, attempt.number(), failure);
        if (mayPass(attempt.number(), failure)) {
            records.fail(attempt.token(), step, attempt.number(), reason(failure));
            throw failure;
        }
        StepResult exhausted = exhausted(step, attempt.number(), failure);
        records.end(attempt.token(), step, attempt.number(), exhausted);
        return exhausted;
    }

    private static void warn(String planId, Step step, int attempt, RuntimeException failure) {
        LOG.warnf(failure, "step %s of %s failed, attempt %d", step.word(), planId, attempt);
    }

    /** Tells whether trying again may help: attempts are left, and the failure is no refusal that stays. */
    private boolean mayPass(int attempt, RuntimeException failure) {
        boolean refused = failure instanceof ProblemException problem && Refusal.isFinal(problem);
        return !refused && attempt < configuration.maxAttempts();
    }

    private StepResult exhausted(Step step, int attempt, RuntimeException failure) {
        String detail = attempt < configuration.maxAttempts()
                ? "refused: " + reason(failure)
                : "failed %d times: %s".formatted(attempt, reason(failure));
        return new StepResult(step.whenExhausted(), detail, List.of());
    }

    private static String reason(RuntimeException failure) {
        return failure instanceof ProblemException problem
                ? problem.detail()
                : failure.getClass().getSimpleName();
    }

    private List<StepRecord> attempts(String planId, Step step) {
        return records.ofPlan(planId).stream()
                .filter(attempt -> attempt.step() == step)
                .toList();
    }
}
