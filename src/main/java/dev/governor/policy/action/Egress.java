package dev.governor.policy.action;

import dev.governor.kernel.Level;

/**
 * Where an action reaches over a network, nearest first; of several hosts the farthest counts.
 *
 * <p>{@link #KNOWN}: a host that the operator of this installation lists. {@link #METADATA}: the address at which a cloud
 * hands out the credentials of the machine.
 */
public enum Egress implements Level {
    NONE,
    INTERNAL,
    KNOWN,
    UNKNOWN,
    METADATA
}
