package dev.governor.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one step, as the journal keeps it.
 *
 * @param planId the plan it belongs to
 * @param step the step
 * @param attempt 1 for the first attempt
 * @param intendedAt when it was put on record, before it acted
 * @param endedAt when its outcome was put on record; null while it runs, and after a crash in between
 * @param result its outcome; null until it ended, and when the attempt failed
 * @param failure why the attempt failed; null otherwise
 */
public record StepRecord(
        String planId,
        Step step,
        int attempt,
        Instant intendedAt,
        @Nullable Instant endedAt,
        @Nullable StepResult result,
        @Nullable String failure) {

    /** Tells whether the attempt acted, or may have acted, and nobody knows how it ended. */
    boolean isOpen() {
        return endedAt == null;
    }
}
