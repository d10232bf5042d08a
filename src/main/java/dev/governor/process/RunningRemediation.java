package dev.governor.process;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A remediation that has not ended.
 *
 * @param id the process instance
 * @param planId the plan
 * @param elements the ids of the BPMN elements it is at, to be highlighted in the picture
 * @param startedAt when it started
 * @param attempts how often the current step failed so far
 * @param lastError the message of the current step's last failure, null when it did not fail
 * @param nextAttemptAt when the current step runs (again), null when it waits for a person
 */
public record RunningRemediation(
        String id,
        String planId,
        List<String> elements,
        Instant startedAt,
        int attempts,
        @Nullable String lastError,
        @Nullable Instant nextAttemptAt) {

    public RunningRemediation {
        elements = List.copyOf(elements);
    }
}
