package dev.governor.kernel;

/**
 * How far a stated value may be believed, strongest first.
 *
 * <p>{@link #AUTHORITATIVE}: the party that enforces the fact says so (cloud provider, the target itself). {@link
 * #CURATED}: a reviewed record (inventory, catalogue on a protected branch). {@link #DECLARED}: a tag or label anyone
 * with write access may set. {@link #CLAIMED}: an agent or an attacker may have written it. {@link #UNKNOWN}: nobody
 * said anything.
 */
public enum Trust implements Level {
    AUTHORITATIVE,
    CURATED,
    DECLARED,
    CLAIMED,
    UNKNOWN;

    /** Tells whether a value of this trust may make a decision looser. INVARIANT: claimed and declared values never do. */
    public boolean mayLoosen() {
        return this == AUTHORITATIVE || this == CURATED;
    }

    /** Tells whether this trust is strictly stronger than {@code other}. */
    public boolean outranks(Trust other) {
        return ordinal() < other.ordinal();
    }

    /** Returns the weaker of the two: what a source says is never believed more than the caller who brought it. */
    public Trust cappedBy(Trust ceiling) {
        return outranks(ceiling) ? ceiling : this;
    }
}
