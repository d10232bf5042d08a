package dev.governor.policy;

import dev.governor.bundle.Evaluation;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a bundle about a case. Pure: the same case and bundle give the same verdict, byte for byte.
 *
 * <p>INVARIANT: whatever goes wrong, the answer is deny under a reserved id. INVARIANT: a plan is never decided looser than
 * undoing it.
 */
public final class PolicyEngine {

    private PolicyEngine() {}

    /** Returns what {@code bundle} says about {@code facts}. */
    public static Verdict evaluate(Case facts, PolicyBundle bundle) {
        if (!bundle.hasAction(facts.actionType())) {
            return Reserved.UNKNOWN_ACTION.verdict();
        }
        List<String> missing = facts.missing();
        if (!missing.isEmpty()) {
            return Reserved.MISSING_FACT.verdict(
                    missing.stream().map(fact -> "missing: " + fact).toList());
        }
        List<Case> both = new ArrayList<>(List.of(facts));
        if (facts.direction().equals(Direction.FORWARD.word())) {
            RollbackCase.of(facts, bundle).ifPresent(both::add);
        }
        return resolve(both, bundle.rules(PolicyVocabulary.DIRECTORY).evaluate(both));
    }

    /** Returns the strictest answer to {@code facts}, which are a plan and, where there is a way back, the way back. */
    private static Verdict resolve(List<Case> facts, Evaluation evaluation) {
        if (!(evaluation instanceof Evaluation.Matched matched)) {
            return resolve(evaluation);
        }
        Verdict forward = resolve(matched, facts.get(0));
        return facts.size() == 1 ? forward : forward.andUndoing(resolve(matched, facts.get(1)));
    }

    private static Verdict resolve(Evaluation.Matched matched, Case facts) {
        return ConflictResolution.resolve(matched.matches().stream()
                .filter(match -> match.fact().equals(facts))
                .map(RuleMatch::rule)
                .toList());
    }

    /** Returns the denial that an evaluation comes to in which not every rule was tried. */
    public static Verdict resolve(Evaluation evaluation) {
        return evaluation instanceof Evaluation.TimedOut
                ? Reserved.TIMEOUT.verdict()
                : Reserved.ENGINE_FAILURE.verdict();
    }
}
