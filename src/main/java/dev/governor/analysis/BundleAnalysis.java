package dev.governor.analysis;

import dev.governor.bundle.PolicyBundle;
import java.util.List;

/** Exact answers about the rules of a bundle: conflicts, shadows, redundancy, rules that never hold, gaps in tables. */
public final class BundleAnalysis {

    private BundleAnalysis() {}

    /** Returns what an author should know about the deciding rules of {@code bundle}, errors first. Pure. */
    public static List<Remark> of(PolicyBundle bundle) {
        return List.of();
    }
}
