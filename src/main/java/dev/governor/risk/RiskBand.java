package dev.governor.risk;

import dev.governor.kernel.Level;

/**
 * A risk score in one word; the limits stand in the bundle.
 *
 * <p>{@link #INFORMATIONAL} is no score: it is for findings that a source which may loosen has set aside.
 */
public enum RiskBand implements Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
