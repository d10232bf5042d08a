package dev.governor.identity;

import dev.governor.kernel.Level;

/** What a principal may do here. Agents propose, approvers review, authors write policy, auditors read, operators run. */
public enum Role implements Level {
    AGENT,
    APPROVER,
    AUTHOR,
    AUDITOR,
    OPERATOR
}
