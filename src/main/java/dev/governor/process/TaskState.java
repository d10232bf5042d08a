package dev.governor.process;

import dev.governor.kernel.Level;

/** Where a human task stands, in the words of WS-HumanTask. */
public enum TaskState implements Level {
    /** Nobody has taken it. */
    READY,
    /** Somebody has claimed it and alone may complete or release it. */
    RESERVED,
    /** It was done. */
    COMPLETED,
    /** It ended without being done, because the process moved on: time ran out, or the process was aborted. */
    OBSOLETE;

    /** Tells whether it still can be worked on. */
    public boolean isOpen() {
        return this == READY || this == RESERVED;
    }
}
