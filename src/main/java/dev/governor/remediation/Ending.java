package dev.governor.remediation;

import dev.governor.execution.Change;
import dev.governor.execution.Step;
import dev.governor.execution.StepHistory;
import dev.governor.execution.StepResult;
import dev.governor.execution.StepResult.Word;
import dev.governor.execution.Whose;
import dev.governor.plan.PlanState;
import java.util.List;
import java.util.Optional;

/**
 * How the execution of one plan ended, concluded from its journal alone.
 *
 * <p>INVARIANT: what a plan changed, or may have changed, ends verified, rolled back and equal to its snapshot, or
 * quarantined; a check that could not be asked is no check that passed.
 */
final class Ending {

    /** The steps whose failure explains an ending, in the order they run. */
    private static final List<Step> TELLING = List.of(
            Step.MINT_LEASE,
            Step.PROVE_SCOPE,
            Step.REHEARSE_ROLLBACK,
            Step.APPLY,
            Step.READ_BACK,
            Step.PROBE,
            Step.ROLL_BACK,
            Step.VERIFY_RESTORED,
            Step.PROVE_DEAD);

    private final StepHistory history;

    Ending(StepHistory history) {
        this.history = history;
    }

    /** Returns the state in which the plan ends. */
    PlanState state() {
        Optional<Whose> whose = history.change().map(Change::whose);
        if (!went(Step.PROVE_DEAD)) {
            return PlanState.QUARANTINED;
        }
        if (whose.isEmpty()) {
            return PlanState.ABANDONED;
        }
        if (went(Step.READ_BACK) && went(Step.PROBE)) {
            return PlanState.VERIFIED;
        }
        if (!went(Step.ROLL_BACK) || !went(Step.VERIFY_RESTORED)) {
            return PlanState.QUARANTINED;
        }
        return switch (whose.get()) {
            case OURS -> PlanState.ROLLED_BACK;
            case SOMEBODY_ELSES -> PlanState.ABANDONED;
            case UNPROVEN -> PlanState.QUARANTINED;
        };
    }

    /** Returns why it ended so, in a sentence. */
    String reason() {
        return state() == PlanState.VERIFIED ? "the effect is verified on both channels" + author() : failure();
    }

    private String author() {
        return history.change()
                .map(change -> switch (change.whose()) {
                    case OURS -> "";
                    case SOMEBODY_ELSES -> "; somebody else made the change";
                    case UNPROVEN -> "; nobody can tell whether this plan made the change";
                })
                .orElse("");
    }

    private String failure() {
        return TELLING.stream()
                .flatMap(step -> history.outcome(step).stream())
                .filter(result -> result.word() != Word.PROCEED)
                .findFirst()
                .map(StepResult::detail)
                .orElse("no step failed");
    }

    private boolean went(Step step) {
        return history.outcome(step)
                .filter(result -> result.word() == Word.PROCEED)
                .isPresent();
    }
}
