package dev.governor.remediation.reverification;

import dev.governor.kernel.Level;

/** Where a re-verification is. */
public enum ReverificationState implements Level {
    /** It is due at some time, or could not be asked yet. */
    SCHEDULED,
    /** Both channels said that the effect is still there. */
    CLOSED,
    /** At least one channel said that it is open. */
    OPEN,
    /** It could not be asked until the next one was due. */
    UNANSWERED,
    /** A later plan for the same finding ended verified and is looked at instead. */
    OBSOLETE
}
