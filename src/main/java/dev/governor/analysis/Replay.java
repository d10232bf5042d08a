package dev.governor.analysis;

import dev.governor.bundle.Evaluation;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.RuleMatch;
import dev.governor.policy.Case;
import dev.governor.policy.ConflictResolution;
import dev.governor.policy.Outcome;
import dev.governor.policy.PolicyEngine;
import dev.governor.policy.action.ActionCase;
import dev.governor.policy.action.ActionEngine;
import java.util.List;

/** Asks the real evaluator about a case that was reasoned about, so that no proof rests on the reasoning alone. */
final class Replay {

    private Replay() {}

    /** Returns the rules of {@code directory} that hold for {@code fact}, by id. */
    static List<RuleDefinition> holding(PolicyBundle bundle, String directory, Record fact) {
        Evaluation evaluation = bundle.rules(directory).evaluate(List.of(fact));
        if (evaluation instanceof Evaluation.Matched matched) {
            return matched.matches().stream().map(RuleMatch::rule).toList();
        }
        throw new IllegalStateException("the rules of `" + directory + "` cannot be evaluated");
    }

    /** Returns what the rules of {@code directory} answer to {@code fact} by itself. */
    static Outcome ofRules(PolicyBundle bundle, String directory, Record fact) {
        return ConflictResolution.resolve(holding(bundle, directory, fact)).outcome();
    }

    /** Returns what the engine answers to {@code fact}; of a plan, together with undoing it. */
    static Outcome ofEngine(PolicyBundle bundle, String directory, Record fact) {
        if (fact instanceof Case plan) {
            return PolicyEngine.evaluate(plan, bundle).outcome();
        }
        return fact instanceof ActionCase effect
                ? ActionEngine.evaluate(List.of(effect), bundle).verdict().outcome()
                : ofRules(bundle, directory, fact);
    }
}
