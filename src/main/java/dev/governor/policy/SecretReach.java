package dev.governor.policy;

import dev.governor.context.BlastRadius;
import dev.governor.kernel.Level;

/** How many services use a secret that is rotated. */
public enum SecretReach implements Level {
    /** No secret is rotated. */
    NONE,
    SINGLE_SERVICE,
    SEVERAL_SERVICES,
    /** The graph knows no service that uses it, or gave up counting. */
    UNKNOWN;

    /** Returns the reach of the secret whose users {@code fixRadius} counts. */
    static SecretReach of(BlastRadius fixRadius) {
        if (fixRadius.services() > 1) {
            return SEVERAL_SERVICES;
        }
        return fixRadius.services() == 1 && !fixRadius.truncated() ? SINGLE_SERVICE : UNKNOWN;
    }
}
