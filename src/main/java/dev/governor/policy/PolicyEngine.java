package dev.governor.policy;

import dev.governor.bundle.Evaluation;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleMatch;
import java.util.List;

/**
 * Asks a bundle about a case. Pure: the same case and bundle give the same verdict, byte for byte.
 *
 * <p>INVARIANT: whatever goes wrong, the answer is deny under a reserved id.
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
        return resolve(bundle.rules(PolicyVocabulary.DIRECTORY).evaluate(List.of(facts)));
    }

    static Verdict resolve(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Matched matched) {
            return ConflictResolution.resolve(
                    matched.matches().stream().map(RuleMatch::rule).toList());
        }
        return evaluation instanceof Evaluation.TimedOut
                ? Reserved.TIMEOUT.verdict()
                : Reserved.ENGINE_FAILURE.verdict();
    }
}
