package dev.governor.context;

import dev.governor.kernel.Level;

/** How far a signal is taken in. */
public enum SignalState implements Level {
    /** It waits for its turn. */
    QUEUED,
    /** It is being read, or stored part by part. */
    RUNNING,
    /** It is stored. */
    DONE,
    /** It was refused; nothing is stored. */
    FAILED
}
