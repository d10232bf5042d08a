package dev.governor.approval;

import dev.governor.kernel.Level;

/** What one reviewer says. */
public enum ReviewVerdict implements Level {
    APPROVE,
    REJECT
}
