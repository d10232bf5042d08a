package dev.governor.approval;

import dev.governor.kernel.Level;

/** Where an approval request is. One rejection ends it; no answer means no. */
public enum ApprovalState implements Level {
    PENDING,
    APPROVED,
    REJECTED,
    EXPIRED
}
