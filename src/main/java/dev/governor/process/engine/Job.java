package dev.governor.process.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the engine does later: an asynchronous step that is due at once, or a timer.
 *
 * @param humanTaskId the task that a timer reminds of, null for what wakes a process
 * @param repeatMillis after how long it comes again, null for what comes once
 * @param repeatLimit how often it still comes
 * @param attempts how often it failed
 * @param lastError why it failed last
 */
record Job(
        String id,
        @Nullable String processId,
        @Nullable String processInstanceId,
        @Nullable String timerId,
        @Nullable String humanTaskId,
        Instant dueAt,
        @Nullable Long repeatMillis,
        @Nullable Integer repeatLimit,
        int attempts,
        @Nullable String lastError) {

    /** The engine's timer id of an asynchronous step; every other id is a timer's. */
    static final String STEP = "-1";

    /** Returns what a server claims to run it: its process, of which one server at a time runs jobs. */
    String work() {
        return processInstanceId == null ? id : processInstanceId;
    }

    /** Tells whether it is an asynchronous step and not a timer. */
    boolean isStep() {
        return STEP.equals(timerId);
    }
}
