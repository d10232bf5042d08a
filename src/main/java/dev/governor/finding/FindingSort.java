package dev.governor.finding;

import dev.governor.kernel.Level;

/** What a list of findings is ordered by. */
public enum FindingSort implements Level {
    /** The one that was opened last comes first. */
    NEWEST,
    /** The highest risk score comes first; findings that are not ranked yet come last. */
    RISK
}
