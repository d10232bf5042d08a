package dev.governor.simulation;

import dev.governor.bundle.Evaluation;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleMatch;
import dev.governor.policy.Case;
import dev.governor.policy.ConflictResolution;
import dev.governor.policy.PolicyEngine;
import dev.governor.policy.Verdict;
import dev.governor.policy.action.ActionCase;
import dev.governor.policy.action.ActionEngine;
import java.util.List;

/** How a fact becomes a verdict, whichever directory's rules it is for: the way the decision point goes, without a record. */
final class Subject {

    private Subject() {}

    /**
     * Returns what the rules of {@code directory} say about {@code fact}.
     *
     * @throws IllegalStateException when the engine fails or takes too long, which must not pass for a denial here
     */
    static Verdict decide(String directory, Record fact, PolicyBundle bundle) {
        if (fact instanceof Case plan) {
            return PolicyEngine.evaluate(plan, bundle);
        }
        if (fact instanceof ActionCase action) {
            return ActionEngine.evaluate(List.of(action), bundle).verdict();
        }
        Evaluation evaluation = bundle.rules(directory).evaluate(List.of(fact));
        if (evaluation instanceof Evaluation.Matched matched) {
            return ConflictResolution.resolve(
                    matched.matches().stream().map(RuleMatch::rule).toList());
        }
        throw new IllegalStateException("the rules of " + directory + " could not be evaluated");
    }
}
