package dev.governor.finding;

import dev.governor.kernel.Level;

/** Where a finding is in its life. A late report never reopens one, and a failed scan never resolves one. */
public enum FindingStatus implements Level {
    OPEN,
    IN_PROGRESS,
    SUPPRESSED,
    RESOLVED
}
