package dev.governor.policy;

import dev.governor.kernel.Level;

/** Which way a plan is asked about. */
public enum Direction implements Level {
    /** What the plan wants to do. */
    FORWARD,
    /** Undoing it. */
    ROLLBACK
}
