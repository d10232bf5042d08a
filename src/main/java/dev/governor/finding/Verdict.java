package dev.governor.finding;

import dev.governor.kernel.Level;

/**
 * What a report says about the weakness: there, gone, set aside, or not found by a check that ran.
 *
 * <p>{@link #EVIDENCE} (a passed check, or one that could not be evaluated) opens nothing and resolves nothing.
 */
public enum Verdict implements Level {
    OPEN,
    RESOLVED,
    SUPPRESSED,
    EVIDENCE
}
