package dev.governor.execution;

import dev.governor.kernel.Level;

/** Whose change to a target it is. */
public enum Whose implements Level {
    /** This execution made it, in this attempt or in an earlier one that left its mark. */
    OURS,
    /** The target was as planned before this execution ever acted; somebody else made it so. */
    SOMEBODY_ELSES,
    /** The target may have been changed by an attempt that was cut off, and nothing on the target tells. */
    UNPROVEN
}
