package dev.governor.risk;

import dev.governor.kernel.Level;

/** A risk score in one word; the limits stand in the bundle. */
public enum RiskBand implements Level {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
