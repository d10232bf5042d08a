package dev.governor.bundle;

import org.jspecify.annotations.Nullable;

/**
 * Who decides on one subject.
 *
 * @param bundle the bundle that decides
 * @param shadow the bundle that answers beside it and changes nothing, null when no canary stands
 */
public record Deciding(PolicyBundle bundle, @Nullable Shadow shadow) {

    /**
     * The other bundle of a canary.
     *
     * @param canary the id of the canary
     * @param bundle the bundle that does not decide here
     * @param isCanary whether that is the canary's own, so that the other one decides
     */
    public record Shadow(String canary, PolicyBundle bundle, boolean isCanary) {}
}
