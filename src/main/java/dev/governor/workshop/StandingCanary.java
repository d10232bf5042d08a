package dev.governor.workshop;

import dev.governor.bundle.CanaryShare;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import dev.governor.policy.CanaryReport;
import java.time.Instant;

/**
 * A proposed bundle that decides for some, as its receipt says it.
 *
 * @param id its id
 * @param proposal the proposal that it tries
 * @param commit the proposal's commit
 * @param name the bundle's name
 * @param version the bundle's version
 * @param digest the bundle's digest, which is stamped on what it decides
 * @param beside the digest of the bundle that decides for everybody else
 * @param share for whom it decides
 * @param author the subject of who proposed it
 * @param approver the subject of who let it begin
 * @param startedAt when it began
 */
public record StandingCanary(
        String id,
        String proposal,
        String commit,
        String name,
        String version,
        Digest digest,
        Digest beside,
        CanaryShare share,
        String author,
        String approver,
        Instant startedAt) {

    /**
     * A canary with what came of it so far.
     *
     * @param canary the canary
     * @param comparison how its answers compare with those of the bundle beside it
     */
    public record Compared(StandingCanary canary, CanaryReport comparison) {}

    /** How a canary ended. */
    public enum Ending implements Level {
        /** It decides for everybody. */
        PROMOTED,
        /** It decides for nobody any more. */
        ABORTED,
        /** An earlier bundle was brought back. */
        ROLLED_BACK,
        /** After a restart it could not go on. */
        NOT_RESTORED
    }

    /** What the receipt of an end says. */
    record Ended(String id, String proposal, Digest digest, Ending ending, String why, CanaryReport comparison) {}
}
