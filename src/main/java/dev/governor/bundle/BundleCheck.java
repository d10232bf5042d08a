package dev.governor.bundle;

/** A check of a part of a bundle that another package understands; every one is asked before a bundle may decide. */
public interface BundleCheck {

    /**
     * Returns normally when its part of the bundle is right.
     *
     * @throws dev.governor.kernel.ProblemException {@code invalid-bundle} with every place that is wrong
     */
    void check(PolicyBundle bundle);
}
