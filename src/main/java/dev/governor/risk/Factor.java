package dev.governor.risk;

import dev.governor.kernel.Level;

/** The six inputs of the risk score. */
public enum Factor implements Level {
    SEVERITY,
    EXPOSURE,
    CRITICALITY,
    SENSITIVITY,
    EXPLOITABILITY,
    BLAST_RADIUS
}
