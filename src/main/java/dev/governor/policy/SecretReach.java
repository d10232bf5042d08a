package dev.governor.policy;

import dev.governor.context.BlastRadius;
import dev.governor.kernel.Level;

/** How many services use a secret that is rotated. */
public enum SecretReach implements Level {
    /** No secret is rotated. */
    NONE,
    SINGLE_SERVICE,
    SEVERAL_SERVICES,
    /** No reviewed source says that a service uses it, or the graph gave up counting. */
    UNKNOWN;

    /**
     * Returns the reach of the secret whose users {@code fixRadius} counts.
     *
     * <p>INVARIANT: a relation that somebody merely claims makes more users and never the one that is known.
     */
    static SecretReach of(BlastRadius fixRadius, int reviewedServices) {
        if (fixRadius.services() > 1) {
            return SEVERAL_SERVICES;
        }
        return fixRadius.services() == 1 && reviewedServices == 1 && !fixRadius.truncated() ? SINGLE_SERVICE : UNKNOWN;
    }
}
