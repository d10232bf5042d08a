package dev.governor.kernel;

/** How much the organisation depends on an asset, as its inventory says. */
public enum Criticality implements Level {
    UNKNOWN,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
