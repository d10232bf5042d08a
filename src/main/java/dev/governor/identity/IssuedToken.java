package dev.governor.identity;

import java.time.Duration;

/** A bearer token, to be handed to its owner once. It is no record: its text appears in no {@code toString} and no JSON. */
public final class IssuedToken {

    private final String text;
    private final Duration lifetime;

    IssuedToken(String text, Duration lifetime) {
        this.text = text;
        this.lifetime = lifetime;
    }

    /** Returns the token itself, a secret. */
    public String reveal() {
        return text;
    }

    /** Returns how long it is valid from now. */
    public Duration lifetime() {
        return lifetime;
    }

    @Override
    public String toString() {
        return "IssuedToken[" + lifetime + "]";
    }
}
