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

    /**
     * Tells whether a lease may move from this state to {@code next}.
     *
     * <p>INVARIANT: a lease that ended never becomes usable again, and only a trial shows that one is dead.
     */
    boolean leadsTo(LeaseState next) {
        return switch (this) {
            case INTENDED -> next == MINTED || next == REVOKED || next == NOT_PROVEN_DEAD;
            case MINTED, SCOPE_PROVEN ->
                next == MINTED || next == SCOPE_PROVEN || next == REVOKED || next == NOT_PROVEN_DEAD;
            case REVOKED -> next == PROVEN_DEAD || next == NOT_PROVEN_DEAD;
            case NOT_PROVEN_DEAD -> next == PROVEN_DEAD;
            case PROVEN_DEAD -> false;
        };
    }
}
