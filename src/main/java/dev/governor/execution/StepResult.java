package dev.governor.execution;

import dev.governor.kernel.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a step ended.
 *
 * @param word where the process goes from here
 * @param detail what was done or seen, in a sentence; never a secret, never row content
 * @param lines the particulars: a diff, or the attempts of a proof; may be empty
 * @param change whose change the target shows, and the state it was left in; null when the step changes nothing, or
 *     nothing was changed
 */
public record StepResult(
        Word word,
        String detail,
        List<String> lines,
        @Nullable Change change) {

    /**
     * Where the process goes from here.
     *
     * <p>{@link #PROCEED}: as it must be, next step. {@link #UNDO}: the target was asked and is not as it must be, so
     * what was changed must be undone. {@link #STOP}: no further change; before the change that means end it, after it
     * that a person must look, also because the target could not be asked.
     */
    public enum Word implements Level {
        PROCEED,
        UNDO,
        STOP
    }

    public StepResult {
        lines = List.copyOf(lines);
    }

    StepResult(Word word, String detail, List<String> lines) {
        this(word, detail, lines, null);
    }

    /** Returns a result that lets the process go on. */
    static StepResult proceed(String detail, List<String> lines) {
        return new StepResult(Word.PROCEED, detail, lines);
    }

    /** Returns a result that lets the process go on, with the change that the target shows. */
    static StepResult changed(String detail, Change change) {
        return new StepResult(Word.PROCEED, detail, List.of(), change);
    }

    /** Returns a result after which nothing more is changed. */
    static StepResult stop(String detail) {
        return new StepResult(Word.STOP, detail, List.of());
    }
}
