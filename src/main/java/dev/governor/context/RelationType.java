package dev.governor.context;

import dev.governor.kernel.Level;

/** What one asset is to another; a relation reads from its source to its target. */
public enum RelationType implements Level {
    EXPOSES,
    CONTAINS,
    DEPENDS_ON,
    READS,
    MEMBER_OF,
    ASSUMES,
    DEPLOYED_TO,
    OWNED_BY
}
