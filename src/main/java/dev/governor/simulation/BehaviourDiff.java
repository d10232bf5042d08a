package dev.governor.simulation;

import dev.governor.policy.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which recorded decisions end otherwise, grouped, with examples: a backtest's report, or that of two bundles.
 *
 * @param from what is compared against: {@code recorded}, or a bundle's version and digest
 * @param to the candidate's version and digest
 * @param decisions how many recorded decisions were decided again
 * @param cases how many evaluations that took; equal cases are decided once while they are remembered
 * @param same how many end the same
 * @param unreadable how many were recorded with other facts than today's, so that nothing is said about them
 * @param groups the decisions that end otherwise, those that become looser first, then the largest
 * @param complete false when the limit on decisions or groups was reached, so that there may be more
 * @param earliest when the first of the decisions was made, null when there are none
 * @param latest when the last was made, null when there are none
 * @param took how long it took
 */
public record BehaviourDiff(
        String from,
        String to,
        long decisions,
        long cases,
        long same,
        long unreadable,
        List<Flip> groups,
        boolean complete,
        @Nullable Instant earliest,
        @Nullable Instant latest,
        Duration took) {

    /** What the recorded outcome is called in {@link #from}. */
    public static final String RECORDED = "recorded";

    public BehaviourDiff {
        groups = List.copyOf(groups);
    }

    /** Returns how many decisions end otherwise. */
    public long flipped() {
        return groups.stream().mapToLong(Flip::count).sum();
    }

    /**
     * Decisions that flip in the same way, for the same rules.
     *
     * @param from the outcome before
     * @param to the outcome of the candidate
     * @param loosens whether the candidate is looser here: what a reviewer looks at first
     * @param fromRules the rules that determined the outcome before; empty for recorded outcomes
     * @param toRules the candidate's rules that determine the outcome now
     * @param count how many decisions
     * @param tenants how many of each tenant, by name
     * @param earliest when the first was made
     * @param latest when the last was made
     * @param examples some of them, earliest first
     */
    public record Flip(
            Outcome from,
            Outcome to,
            boolean loosens,
            List<String> fromRules,
            List<String> toRules,
            long count,
            Map<String, Long> tenants,
            Instant earliest,
            Instant latest,
            List<Example> examples) {

        public Flip {
            fromRules = List.copyOf(fromRules);
            toRules = List.copyOf(toRules);
            tenants = Map.copyOf(tenants);
            examples = List.copyOf(examples);
        }
    }

    /**
     * One recorded decision.
     *
     * @param decision its id
     * @param tenant whose it is
     * @param decidedAt when it was made
     */
    public record Example(String decision, String tenant, Instant decidedAt) {}
}
