package dev.governor.approval;

import dev.governor.kernel.Digest;

/** Answers the one question that stands before every credential: may exactly this run now? */
public interface ExecutionAuthority {

    /**
     * Returns normally when the plan has a live decision that allows it, the reviews it needs, and both are for {@code
     * binding}.
     *
     * @param planId the plan
     * @param binding the digest of what would run, computed from the target's state of this moment
     * @throws dev.governor.kernel.ProblemException {@code approval-void} otherwise; INVARIANT: no execution without a
     *     matching plan digest, a live decision and its quorum
     */
    void require(String planId, Digest binding);
}
