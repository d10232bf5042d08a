package dev.governor.policy.action;

import dev.governor.kernel.Level;

/** What the caller says about an approval. No word of it allows anything: approvals count where they are recorded. */
public enum ClaimedApproval implements Level {
    /** Nothing is said. */
    NONE,
    /** Somebody was asked. */
    PENDING,
    /** Somebody is said to have approved, which no record here proves. */
    APPROVED,
    /** Somebody said no. */
    REJECTED
}
