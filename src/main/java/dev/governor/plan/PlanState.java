package dev.governor.plan;

import dev.governor.kernel.Level;

/**
 * Where a plan is.
 *
 * <p>INVARIANT: a plan that was applied ends {@link #VERIFIED}, {@link #ROLLED_BACK} (equal to the snapshot) or {@link
 * #QUARANTINED} (with an open human task). {@link #ABANDONED} means that nothing was changed.
 */
public enum PlanState implements Level {
    SUBMITTED,
    DENIED,
    AWAITING_APPROVAL,
    APPROVED,
    REJECTED,
    EXPIRED,
    EXECUTING,
    VERIFIED,
    ROLLED_BACK,
    ABANDONED,
    QUARANTINED;

    /** Tells whether nothing more happens by itself. */
    public boolean isFinal() {
        return this != SUBMITTED && this != AWAITING_APPROVAL && this != APPROVED && this != EXECUTING;
    }
}
