package dev.governor.policy;

import dev.governor.bundle.Evaluation;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleMatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a bundle about a case. Pure: the same case and bundle give the same verdict, byte for byte.
 *
 * <p>INVARIANT: whatever goes wrong, the answer is deny under a reserved id. INVARIANT: a plan is never decided looser than
 * undoing it, nor looser than if its author had claimed nothing.
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
        Case silent = facts.withoutClaims();
        Optional<Case> undoing =
                facts.direction().equals(Direction.FORWARD.word()) ? RollbackCase.of(facts, bundle) : Optional.empty();
        Set<Case> asked = new LinkedHashSet<>(List.of(facts));
        asked.add(silent);
        undoing.ifPresent(asked::add);
        Evaluation evaluation = bundle.rules(PolicyVocabulary.DIRECTORY).evaluate(asked);
        if (!(evaluation instanceof Evaluation.Matched matched)) {
            return resolve(evaluation);
        }
        Verdict verdict = resolve(matched, facts).orStricter(resolve(matched, silent), "");
        return undoing.map(rollback -> verdict.orStricter(resolve(matched, rollback), "undoing it: "))
                .orElse(verdict);
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
