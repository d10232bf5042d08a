package dev.governor.credential;

import dev.governor.kernel.Level;

/**
 * How far a lease has come.
 *
 * <p>{@link #INTENDED}: on record, perhaps half made. {@link #MINTED}: exists, not yet proven narrow. {@link
 * #SCOPE_PROVEN}: may be used. {@link #REVOKED}: ended, not yet tried. {@link #PROVEN_DEAD}: tried and refused. {@link
 * #NOT_PROVEN_DEAD}: trying it did not show that it is dead; blocks new leases on its system.
 */
public enum LeaseState implements Level {
    INTENDED,
    MINTED,
    SCOPE_PROVEN,
    REVOKED,
    PROVEN_DEAD,
    NOT_PROVEN_DEAD;

    /** Tells whether the credential is meant to exist. */
    public boolean isLive() {
        return this == INTENDED || this == MINTED || this == SCOPE_PROVEN;
    }
}
