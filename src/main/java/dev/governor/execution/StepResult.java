package dev.governor.execution;

import dev.governor.kernel.Level;
import java.util.List;

/**
 * How a step ended.
 *
 * @param word where the process goes from here
 * @param detail what was done or seen, in a sentence; never a secret, never row content
 * @param lines the particulars: a diff, or the attempts of a proof; may be empty
 */
public record StepResult(Word word, String detail, List<String> lines) {

    /**
     * Where the process goes from here.
     *
     * <p>{@link #PROCEED}: as it must be, next step. {@link #UNDO}: the change is or may be made and must be undone.
     * {@link #STOP}: no further change; before the change that means end it, after it that a person must look.
     */
    public enum Word implements Level {
        PROCEED,
        UNDO,
        STOP
    }

    public StepResult {
        lines = List.copyOf(lines);
    }

    /** Returns a result that lets the process go on. */
    static StepResult proceed(String detail, List<String> lines) {
        return new StepResult(Word.PROCEED, detail, lines);
    }

    /** Returns a result that has the change undone. */
    static StepResult undo(String detail) {
        return new StepResult(Word.UNDO, detail, List.of());
    }

    /** Returns a result after which nothing more is changed. */
    static StepResult stop(String detail) {
        return new StepResult(Word.STOP, detail, List.of());
    }
}
