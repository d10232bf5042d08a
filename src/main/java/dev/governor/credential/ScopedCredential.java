package dev.governor.credential;

import dev.governor.finding.AssetKey;
import java.time.Instant;
import java.util.Arrays;

/**
 * The secret behind a lease. It lives in memory only, is not serializable and never prints its secret.
 *
 * <p>INVARIANT: only {@code execution} and the backend that minted it ever see one.
 */
public final class ScopedCredential {

    private final String name;
    private final AssetKey target;
    private final Instant expiresAt;
    private final char[] secret;

    public ScopedCredential(String name, AssetKey target, Instant expiresAt, char[] secret) {
        this.name = name;
        this.target = target;
        this.expiresAt = expiresAt;
        this.secret = secret.clone();
    }

    /** Returns the login or key id; not secret. */
    public String name() {
        return name;
    }

    /** Returns the one asset it may change. */
    public AssetKey target() {
        return target;
    }

    /** Returns when the target stops accepting it by itself. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Returns a copy of the secret. */
    public char[] secret() {
        return secret.clone();
    }

    /** Overwrites the secret. */
    public void erase() {
        Arrays.fill(secret, '\0');
    }

    @Override
    public String toString() {
        return "ScopedCredential[" + name + " for " + target + ", secret withheld]";
    }
}
