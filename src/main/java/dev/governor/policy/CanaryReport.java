package dev.governor.policy;

import dev.governor.kernel.Tenant;
import java.time.Instant;
import java.util.List;

/**
 * How a canary answered compared with the bundle beside it.
 *
 * @param since since when answers are compared: the start of the canary or of the server
 * @param decided how many of the compared decisions the canary made, so that the other bundle was only asked
 * @param compared how many decisions were answered by both
 * @param same how many both answered with the same outcome
 * @param stricter how many the canary answered more strictly
 * @param looser how many the canary answered more loosely
 * @param failed how many were answered by one bundle only, because the other's answer failed
 * @param examples some of those answered otherwise, the first of each direction
 */
public record CanaryReport(
        Instant since,
        long decided,
        long compared,
        long same,
        long stricter,
        long looser,
        long failed,
        List<Example> examples) {

    public CanaryReport {
        examples = List.copyOf(examples);
    }

    /**
     * One decision that the two bundles answer differently.
     *
     * @param decision its id
     * @param tenant whose it is
     * @param decidedAt when it was made
     * @param byCanary whether the canary made it
     * @param canary the canary's outcome
     * @param canaryRules the rules that determined it
     * @param other the other bundle's outcome
     * @param otherRules the rules that determined it
     */
    public record Example(
            String decision,
            Tenant tenant,
            Instant decidedAt,
            boolean byCanary,
            Outcome canary,
            List<String> canaryRules,
            Outcome other,
            List<String> otherRules) {

        public Example {
            canaryRules = List.copyOf(canaryRules);
            otherRules = List.copyOf(otherRules);
        }

        /** Tells whether the canary is the looser one here. */
        public boolean isLooser() {
            return canary.compareTo(other) < 0;
        }
    }
}
