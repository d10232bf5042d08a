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

/** How facts become a verdict, whichever directory's rules they are for: the way the decision point goes, without a record. */
final class Subject {

    private Subject() {}

    /**
     * Returns what the rules of {@code directory} say about {@code facts}: one plan, or the effects of one action.
     *
     * @param facts at least one, all of the directory's type
     */
    static Verdict decide(String directory, List<? extends Record> facts, PolicyBundle bundle) {
        Record first = facts.get(0);
        if (first instanceof Case plan) {
            return PolicyEngine.evaluate(plan, bundle);
        }
        if (first instanceof ActionCase) {
            return ActionEngine.evaluate(
                            facts.stream().map(ActionCase.class::cast).toList(), bundle)
                    .verdict();
        }
        Evaluation evaluation = bundle.rules(directory).evaluate(facts);
        return evaluation instanceof Evaluation.Matched matched
                ? ConflictResolution.resolve(
                        matched.matches().stream().map(RuleMatch::rule).toList())
                : PolicyEngine.resolve(evaluation);
    }
}
