package dev.governor.process;

/**
 * What the process asks others to do, one method per service task of {@code processes/remediation.bpmn}.
 *
 * <p>Each method takes the plan's id and answers one of the lower-case words it names; the gateway behind the task
 * branches on that word, and any other word fails the step. Methods up to {@link #closeRejected} run inside the
 * transaction of the caller and must be quick. From {@link #mintLease} on, each runs on a worker in a transaction of
 * its own, which is rolled back when the method throws; it is then called again after a growing delay, and after a
 * crash at once.
 *
 * <p>INVARIANT: a method may be called again after it succeeded. Implementations read the journal first, record their
 * intent and outcome in transactions of their own, and never repeat a side effect.
 */
public interface RemediationSteps {

    /** Decides on the plan: {@code allowed}, {@code requires_approval} or {@code denied}. */
    String decide(String planId);

    /** Opens the approval request and returns how long it stays open, as an ISO-8601 duration such as {@code PT4H}. */
    String requestApproval(String planId);

    /** Closes the approval request that ran out of time; answers {@code expired}. */
    String expireApproval(String planId);

    /** Closes the plan after reviewers rejected it; answers {@code rejected}. */
    String closeRejected(String planId);

    /** Mints the lease for exactly this run: {@code leased} or {@code refused}. */
    String mintLease(String planId);

    /** Shows that the credential reaches what it must and nothing else: {@code in_scope} or {@code out_of_scope}. */
    String proveScope(String planId);

    /** Takes the snapshot, runs the change dry, rehearses the inverse: {@code rehearsed} or {@code refused}. */
    String rehearseRollback(String planId);

    /**
     * Applies the change: {@code applied} when the target shows it, whoever made it, {@code no_effect} when nothing was
     * done, or {@code unclear}.
     */
    String applyChange(String planId);

    /**
     * Reads the change back with another credential: {@code as_planned}, {@code different}, or {@code unanswered} when
     * it could not be read, which undoes nothing.
     */
    String readBack(String planId);

    /**
     * Tries the weakness from the attacker's side: {@code fixed}, {@code still_open}, or {@code unanswered} when it
     * could not be tried, which undoes nothing.
     */
    String probeEffect(String planId);

    /** Undoes what this plan changed unless someone else changed it since: {@code undone} or {@code conflict}. */
    String rollBack(String planId);

    /** Compares the target with the snapshot: {@code restored} or {@code different}. */
    String verifyRestored(String planId);

    /** Revokes the lease and ends its sessions: {@code revoked}, {@code nothing_to_revoke} or {@code unclear}. */
    String revokeLease(String planId);

    /** Tries the revoked credential: {@code dead} or {@code not_provably_dead}; the latter blocks new leases. */
    String proveDead(String planId);

    /** Settles finding and plan: {@code verified}, {@code rolled_back}, {@code abandoned} or {@code quarantined}. */
    String settle(String planId);
}
