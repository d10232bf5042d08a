package dev.governor.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.execution.StepResult;
import dev.governor.execution.StepResult.Word;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the steps and the process as it is drawn: where each answer leads. */
class StepWordsTest {

    private static final TestingWalk WALK = TestingWalk.read();

    @ParameterizedTest
    @CsvSource({
        "applyChange,    PROCEED, readBack",
        "applyChange,    UNDO,    rollBack",
        "applyChange,    STOP,    revokeLease",
        "readBack,       PROCEED, probeEffect",
        "readBack,       UNDO,    rollBack",
        "readBack,       STOP,    revokeLease",
        "probeEffect,    PROCEED, revokeLease",
        "probeEffect,    UNDO,    rollBack",
        "probeEffect,    STOP,    revokeLease",
        "rollBack,       PROCEED, verifyRestored",
        "rollBack,       STOP,    verifyRestored",
        "verifyRestored, PROCEED, revokeLease",
        "verifyRestored, STOP,    revokeLease",
    })
    void shouldUndoOnlyWhatWasAskedAndIsNotAsItMustBe(String step, Word word, String next) {
        StepResult result = new StepResult(word, "", List.of(), null);

        assertThat(WALK.after(step, words(step).apply(result))).isEqualTo(next);
    }

    private static Function<StepResult, String> words(String step) {
        return switch (step) {
            case "applyChange" -> StepWords::applied;
            case "readBack" -> StepWords::readBack;
            case "probeEffect" -> StepWords::probed;
            case "rollBack" -> StepWords::rolledBack;
            case "verifyRestored" -> StepWords::restored;
            default -> throw new IllegalArgumentException(step);
        };
    }
}
