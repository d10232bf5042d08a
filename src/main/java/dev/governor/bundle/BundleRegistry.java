package dev.governor.bundle;

import static java.util.Objects.requireNonNull;

import dev.governor.bundle.Deciding.Shadow;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds the bundle that decides, and the canary beside it while there is one.
 *
 * <p>INVARIANT: a decision uses one bundle from beginning to end. Whoever is in flight keeps the one it took, and a
 * broken bundle never comes here.
 */
@ApplicationScoped
public class BundleRegistry {

    private record Held(PolicyBundle active, @Nullable Canary canary) {}

    private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

    /**
     * Returns the bundle that decides wherever no canary does: what findings are ranked by and what lists of rules show.
     *
     * @throws ProblemException {@code unavailable} when none was activated yet; without policy nothing is allowed
     */
    public PolicyBundle active() {
        return held().active();
    }

    /** Returns the canary, empty when none stands. */
    public Optional<Canary> canary() {
        return Optional.ofNullable(held().canary());
    }

    /**
     * Returns who decides on a subject; hold on to it until the decision is made.
     *
     * @param tenant whose it is
     * @param subject what always has to be decided by the same bundle: a finding with all plans for it, or whoever acts; no
     *     name that the caller may choose, or it would be chosen to land where it is easier
     * @throws ProblemException {@code unavailable} when no bundle was activated yet
     */
    public Deciding deciding(Tenant tenant, String subject) {
        return deciding(tenant, subject, null);
    }

    /**
     * Returns who decides further on a subject: the bundle that it began with, as long as that one decides for anybody.
     *
     * @param began the digest of the bundle that it began with, null when it begins now
     * @throws ProblemException {@code unavailable} when no bundle was activated yet
     */
    public Deciding deciding(Tenant tenant, String subject, @Nullable Digest began) {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(subject, "subject is null");
        Held now = held();
        Canary canary = now.canary();
        if (canary == null) {
            return new Deciding(now.active(), null);
        }
        boolean taken = canary.bundle().digest().equals(began)
                || (!now.active().digest().equals(began) && canary.takes(tenant, subject));
        return taken
                ? new Deciding(canary.bundle(), new Shadow(canary.id(), now.active(), false))
                : new Deciding(now.active(), new Shadow(canary.id(), canary.bundle(), true));
    }

    /** Makes {@code bundle} the one that decides, for everybody and at once; a canary ends with it. */
    public void activate(PolicyBundle bundle) {
        held.set(new Held(bundle, null));
    }

    /** Lets {@code canary} decide for its share, at once. */
    public void start(Canary canary) {
        held.set(new Held(active(), canary));
    }

    /** Lets the active bundle decide for everybody again, at once. */
    public void endCanary() {
        held.set(new Held(active(), null));
    }

    private Held held() {
        Held now = held.get();
        if (now == null) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "no policy bundle is active");
        }
        return now;
    }
}
