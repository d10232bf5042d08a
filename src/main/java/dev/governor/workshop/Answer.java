package dev.governor.workshop;

import dev.governor.bundle.Evaluation;
import dev.governor.bundle.PolicyBundle;
import dev.governor.policy.Case;
import dev.governor.policy.DeterminingRule;
import dev.governor.policy.PolicyEngine;
import dev.governor.policy.Verdict;
import dev.governor.policy.action.ActionCase;
import dev.governor.policy.action.ActionEngine;
import java.util.List;

/**
 * What a bundle says about one case.
 *
 * @param outcome the outcome's word; empty for rules that score
 * @param determining the rules that determined it
 * @param holds every rule that holds
 * @param reasons why, in sentences
 */
public record Answer(String outcome, List<String> determining, List<String> holds, List<String> reasons) {

    public Answer {
        determining = List.copyOf(determining);
        holds = List.copyOf(holds);
        reasons = List.copyOf(reasons);
    }

    static Answer of(PolicyBundle bundle, String directory, Record fact) {
        if (fact instanceof Case about) {
            return of(PolicyEngine.evaluate(about, bundle));
        }
        if (fact instanceof ActionCase about) {
            return of(ActionEngine.evaluate(List.of(about), bundle).verdict());
        }
        Evaluation evaluation = bundle.rules(directory).evaluate(List.of(fact));
        if (!(evaluation instanceof Evaluation.Matched matched)) {
            return new Answer("deny", List.of(), List.of(), List.of("the rules could not be evaluated"));
        }
        return new Answer(
                "",
                List.of(),
                matched.matches().stream().map(match -> match.rule().id()).toList(),
                List.of());
    }

    private static Answer of(Verdict verdict) {
        return new Answer(
                verdict.outcome().word(),
                verdict.determiningRules().stream().map(DeterminingRule::id).toList(),
                verdict.matchedRules(),
                verdict.reasons());
    }
}
