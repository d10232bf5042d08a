package dev.governor.simulation;

import dev.governor.bundle.SourcePlace;
import java.util.List;
import java.util.Optional;

/**
 * How well the scenarios cover one rule.
 *
 * @param directory where the rule is from, for example {@code policy}
 * @param rule its id
 * @param at where it stands
 * @param hits the names of the scenarios in which it holds
 * @param nearMisses the names of the scenarios that miss it by exactly one condition
 * @param needsNearMiss whether it must have one: a rule that decides must, a row of the risk tables need not
 */
public record RuleCoverage(
        String directory,
        String rule,
        SourcePlace at,
        List<String> hits,
        List<String> nearMisses,
        boolean needsNearMiss) {

    public RuleCoverage {
        hits = List.copyOf(hits);
        nearMisses = List.copyOf(nearMisses);
    }

    /** Tells whether the scenarios show where the rule begins and where it ends. */
    public boolean covered() {
        return gap().isEmpty();
    }

    /** Returns which scenario is missing, in a sentence, or empty when none is. */
    public Optional<String> gap() {
        if (hits.isEmpty()) {
            return Optional.of("`" + rule + "` holds in no scenario");
        }
        return needsNearMiss && nearMisses.isEmpty()
                ? Optional.of("`" + rule + "` is missed by one condition in no scenario")
                : Optional.empty();
    }
}
