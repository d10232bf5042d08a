package dev.governor.simulation;

import dev.governor.policy.DeterminingRule;
import dev.governor.policy.Outcome;
import dev.governor.policy.Verdict;
import java.util.List;

/**
 * As much of an answer as is compared and grouped.
 *
 * @param outcome what it says
 * @param rules the rules that determined it; empty for what was recorded
 */
record Answer(Outcome outcome, List<String> rules) {

    static Answer of(Verdict verdict) {
        return new Answer(
                verdict.outcome(),
                verdict.determiningRules().stream().map(DeterminingRule::id).toList());
    }
}
