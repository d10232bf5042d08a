package dev.governor.credential;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that this server holds, with their leases, in memory only.
 *
 * <p>It knows them without the database, so that they can be ended when the database is gone. INVARIANT: a credential that
 * began to end is never handed out again, whatever the ledger still says.
 */
final class HeldCredentials {

    private static final class Held {
        private final Lease lease;
        private final ScopedCredential credential;
        private final long fence;
        private volatile boolean ending;

        private Held(Lease lease, ScopedCredential credential, long fence) {
            this.lease = lease;
            this.fence = fence;
            this.credential = credential;
        }
    }

    private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();

    /**
     * Returns the credential of a lease, made by {@code mint} when it is not held yet, or is held from before another server took
     * over the work and perhaps made a new secret.
     *
     * @param fence the fence under which it is used
     */
    ScopedCredential get(Lease lease, long fence, Function<Lease, ScopedCredential> mint) {
        Held entry = held.compute(lease.id(), (id, known) -> {
            if (known != null && (known.ending || known.fence == fence || fence == 0)) {
                return known;
            }
            ScopedCredential minted = mint.apply(lease);
            if (known != null) {
                known.credential.erase();
            }
            return new Held(lease, minted, fence);
        });
        if (entry.ending) {
            throw new ProblemException(
                    ProblemCode.CONFLICT,
                    "the lease `%s` was ended and may not be used for this".formatted(lease.id()));
        }
        return entry.credential;
    }

    /** Notes that a lease ends now and returns its credential; null when it is not held. */
    @Nullable
    ScopedCredential ending(String leaseId) {
        Held entry = held.get(leaseId);
        if (entry == null) {
            return null;
        }
        entry.ending = true;
        return entry.credential;
    }

    /** Returns the lease of a plan whose credential is held. */
    Optional<Lease> ofPlan(String planId) {
        return leases().stream().filter(lease -> lease.planId().equals(planId)).findFirst();
    }

    /** Returns the lease called {@code leaseId} when its credential is held. */
    Optional<Lease> find(String leaseId) {
        return Optional.ofNullable(held.get(leaseId)).map(entry -> entry.lease);
    }

    /** Returns the leases whose credentials are held, as they were when they were minted. */
    List<Lease> leases() {
        return held.values().stream().map(entry -> entry.lease).toList();
    }

    /** Overwrites and forgets a secret. */
    void forget(String leaseId) {
        Held entry = held.remove(leaseId);
        if (entry != null) {
            entry.credential.erase();
        }
    }
}
