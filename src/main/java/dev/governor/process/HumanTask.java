package dev.governor.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person has to do before a plan goes on.
 *
 * @param id the task's id
 * @param name the element of the process it stands for: {@code reviewPlan} or {@code resolveQuarantine}
 * @param planId the plan
 * @param state where it stands
 * @param owner the subject of the principal who claimed or completed it, null when nobody has
 * @param group the role that may claim it
 * @param createdAt when the process reached it
 * @param dueAt when it becomes obsolete by itself, null when it waits for ever
 * @param endedAt when it was completed or became obsolete, null while it is open
 */
public record HumanTask(
        String id,
        String name,
        String planId,
        TaskState state,
        @Nullable String owner,
        String group,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt) {}
