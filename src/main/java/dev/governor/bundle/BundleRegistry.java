package dev.governor.bundle;

import static java.util.Objects.requireNonNull;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds the bundle that decides.
 *
 * <p>INVARIANT: a decision uses one bundle from beginning to end. Whoever is in flight keeps the one it took, and a
 * broken bundle never comes here.
 */
@ApplicationScoped
public class BundleRegistry {

    private final AtomicReference<@Nullable PolicyBundle> active = new AtomicReference<>();

    /**
     * Returns the bundle that decides.
     *
     * @throws ProblemException {@code unavailable} when none was activated yet; without policy nothing is allowed
     */
    public PolicyBundle active() {
        PolicyBundle bundle = active.get();
        if (bundle == null) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "no policy bundle is active");
        }
        return bundle;
    }

    /**
     * Returns the bundle that decides on one action of a tenant; hold on to it until the decision is made.
     *
     * @param tenant whose action it is
     * @param action the id of the action, plan or request
     * @throws ProblemException {@code unavailable} when none was activated yet
     */
    public PolicyBundle activeFor(Tenant tenant, String action) {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(action, "action is null");
        return active();
    }

    /** Makes {@code bundle} the one that decides, at once. */
    public void activate(PolicyBundle bundle) {
        active.set(bundle);
    }
}
