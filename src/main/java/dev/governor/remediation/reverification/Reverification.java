package dev.governor.remediation.reverification;

import dev.governor.execution.ActionAdapter.Drift;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One later look at the effect of a plan that ended verified.
 *
 * @param id {@code rvf_…}
 * @param planId the plan
 * @param ordinal 1 for the plan's first
 * @param state where it is
 * @param dueAt when it is asked, or asked again; when it was due, once it has ended
 * @param attempts how often it could not be asked
 * @param askedAt when it was last asked, null before
 * @param detail what was seen, or why it could not be asked, in a sentence; empty before
 * @param changes what is different from the state that the plan left, as lines of a diff; empty unless it is open
 * @param suspects who may have done it, in a sentence each: what the target's rights say, and no proof
 */
public record Reverification(
        String id,
        String planId,
        int ordinal,
        ReverificationState state,
        Instant dueAt,
        int attempts,
        @Nullable Instant askedAt,
        String detail,
        List<String> changes,
        List<String> suspects) {

    public Reverification {
        changes = List.copyOf(changes);
        suspects = List.copyOf(suspects);
    }

    static Reverification of(
            Due row, ReverificationState state, @Nullable Instant askedAt, String detail, Drift drift) {
        return new Reverification(
                row.id(),
                row.planId(),
                row.ordinal(),
                state,
                row.dueAt(),
                row.attempts(),
                askedAt,
                detail,
                drift.changes(),
                drift.suspects());
    }
}
