package dev.governor.remediation;

import dev.governor.execution.StepResult;
import dev.governor.execution.StepResult.Word;

/**
 * What the process hears of a step that changed or checked a target: one of the words that {@link
 * dev.governor.process.RemediationSteps} names, and that the gateway behind the step branches on.
 *
 * <p>INVARIANT: only {@link Word#UNDO} leads to the rollback, and only {@link Word#PROCEED} towards verified.
 */
final class StepWords {

    private StepWords() {}

    static String applied(StepResult result) {
        return word(result, "applied", "unclear", "no_effect");
    }

    static String readBack(StepResult result) {
        return word(result, "as_planned", "different", "unanswered");
    }

    static String probed(StepResult result) {
        return word(result, "fixed", "still_open", "unanswered");
    }

    static String rolledBack(StepResult result) {
        return word(result, "undone", "conflict", "conflict");
    }

    static String restored(StepResult result) {
        return word(result, "restored", "different", "different");
    }

    private static String word(StepResult result, String proceed, String undo, String stop) {
        return switch (result.word()) {
            case PROCEED -> proceed;
            case UNDO -> undo;
            case STOP -> stop;
        };
    }
}
