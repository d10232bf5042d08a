package dev.governor.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.execution.Step;
import dev.governor.execution.StepRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepElementsTest {

    @Test
    void shouldNameTheStepThatRunsAndNotTheOneItsJobBeganWith() {
        assertThat(StepElements.now(List.of("applyChange"), List.of(begun(Step.APPLY), begun(Step.READ_BACK))))
                .containsExactly("readBack");
    }

    @Test
    void shouldNameTheNextStepOnceTheProcessIsStoredAtIt() {
        assertThat(StepElements.now(List.of("revokeLease"), List.of(begun(Step.APPLY), begun(Step.PROBE))))
                .containsExactly("revokeLease");
    }

    @Test
    void shouldSayWhatTheProcessSaysBeforeAnyStep() {
        assertThat(StepElements.now(List.of("reviewPlan"), List.of())).containsExactly("reviewPlan");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void shouldNameAnElementOfTheProcessForEachStep(Step step) throws IOException {
        String process = Files.readString(Path.of("processes", "remediation.bpmn"));

        for (String stored : List.of("mintLease", "applyChange", "rollBack", "revokeLease")) {
            String element =
                    StepElements.now(List.of(stored), List.of(begun(step))).get(0);
            assertThat(process).contains("<bpmn2:serviceTask id=\"" + element + "\"");
        }
    }

    private static StepRecord begun(Step step) {
        return new StepRecord("pln_1", step, 1, Instant.EPOCH, null, null, null);
    }
}
