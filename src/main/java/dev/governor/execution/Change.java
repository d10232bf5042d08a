package dev.governor.execution;

import org.jspecify.annotations.Nullable;

/**
 * What a step that changes a target did, as the journal remembers it.
 *
 * @param whose whose change it is
 * @param left the state right after it: what this execution left, or found; null when nobody knows
 */
public record Change(Whose whose, @Nullable TargetVersion left) {

    static Change ours(TargetVersion left) {
        return new Change(Whose.OURS, left);
    }

    static Change somebodyElses(TargetVersion found) {
        return new Change(Whose.SOMEBODY_ELSES, found);
    }

    static Change unproven() {
        return new Change(Whose.UNPROVEN, null);
    }
}
