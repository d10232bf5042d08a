package dev.governor.credential;

import dev.governor.finding.AssetKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lends credentials of one kind of system. One of the two extension points.
 *
 * <p>Every method may be called again after a crash with the same lease name and must end in the same state.
 */
public interface CredentialBackend {

    /** Returns the kind of system it serves: the first segment of an asset key, for example {@code postgresql}. */
    String system();

    /** Makes a credential called {@code leaseName} that can do what {@code scope} says and nothing else. */
    ScopedCredential mint(String leaseName, LeaseScope scope, Instant expiresAt);

    /** Tries calls that must fail with this credential: neighbours of the target, wider rights, other databases. */
    ProofReport proveScope(ScopedCredential credential, LeaseScope scope);

    /**
     * Ends the credential and every session that uses it. Succeeds when there is nothing to end.
     *
     * @param target the asset of the lease, or a whole system of {@link #systems()} when the asset is not known
     * @param credential the secret, null when the process that held it died; a backend may keep a session open with it
     *     so that {@link #proveDead} can show that the session died too
     */
    void revoke(String leaseName, AssetKey target, @Nullable ScopedCredential credential);

    /**
     * Tries to use the credential after its revocation.
     *
     * @param credential the secret, null when the process that held it died; then its name and a new secret are tried
     */
    ProofReport proveDead(String leaseName, AssetKey target, @Nullable ScopedCredential credential);

    /** Returns the configured systems it lends credentials of, for example {@code postgresql:estate}. */
    List<AssetKey> systems();

    /**
     * Returns the names of leased credentials that exist in the target system now.
     *
     * @param target any asset of the system, or the system itself
     */
    List<String> live(AssetKey target);

    /**
     * What trying showed.
     *
     * @param proven whether every attempt was refused as it must be
     * @param attempts each attempt and what the target answered, in order; never a secret
     */
    record ProofReport(boolean proven, List<Attempt> attempts) {

        public ProofReport {
            attempts = List.copyOf(attempts);
        }

        /** Returns what a receipt says of it. */
        Map<String, ?> particulars() {
            return Map.of("attempts", attempts);
        }
    }

    /**
     * One attempt that must be refused.
     *
     * @param call what was tried, in words
     * @param refused whether it was refused
     * @param answer the target's answer, for example {@code SQLSTATE 42501}
     */
    record Attempt(String call, boolean refused, String answer) {}
}
