package dev.governor.identity;

/** Tells who is calling; fails closed when nobody authenticated is. */
public interface CurrentPrincipal {

    /**
     * Returns the caller.
     *
     * @throws dev.governor.kernel.ProblemException {@code unauthenticated} when there is none
     */
    Principal get();
}
