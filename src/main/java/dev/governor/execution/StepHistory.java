package dev.governor.execution;

import java.util.List;
import java.util.Optional;

/**
 * Every attempt of one plan's steps, as it was on record at one moment.
 *
 * @param attempts in the order they began
 */
public record StepHistory(List<StepRecord> attempts) {

    public StepHistory {
        attempts = List.copyOf(attempts);
    }

    /** Returns the outcome of a step, empty while it has none. */
    public Optional<StepResult> outcome(Step step) {
        return attempts.stream()
                .filter(attempt -> attempt.step() == step)
                .flatMap(attempt -> Optional.ofNullable(attempt.result()).stream())
                .findFirst();
    }

    /**
     * Returns whose change the plan's target shows after {@link Step#APPLY}; empty when nothing was changed.
     *
     * <p>INVARIANT: what is not on record as ours or as somebody else's is unproven.
     */
    public Optional<Change> change() {
        return outcome(Step.APPLY)
                .filter(result -> result.word() != StepResult.Word.STOP)
                .map(result -> Optional.ofNullable(result.change()).orElseGet(Change::unproven));
    }
}
