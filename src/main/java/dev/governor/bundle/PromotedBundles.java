package dev.governor.bundle;

import java.util.Optional;

/** Where bundles that people promoted are kept, so that a restart brings back the one that decided. */
public interface PromotedBundles {

    /** Returns the bundle that was promoted last, or empty when none ever was and the configured one decides. */
    Optional<BundleSource> latest();

    /** Keeps the configured bundle, which nobody had to promote, as where the history begins. */
    void begin(BundleSource source, PolicyBundle bundle);
}
