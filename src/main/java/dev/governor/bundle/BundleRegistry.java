package dev.governor.bundle;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
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

    /** Makes {@code bundle} the one that decides, at once. */
    public void activate(PolicyBundle bundle) {
        active.set(bundle);
    }
}
