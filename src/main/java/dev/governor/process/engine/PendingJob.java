package dev.governor.process.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a running process waits for the clock or a worker to do.
 *
 * @param processInstanceId the process
 * @param isStep true for an asynchronous step, false for a timer
 * @param dueAt when it runs, or runs again
 * @param attempts how often it failed so far
 * @param lastError the message of the last failure, null when it never failed
 */
public record PendingJob(
        String processInstanceId,
        boolean isStep,
        Instant dueAt,
        int attempts,
        @Nullable String lastError) {}
