package dev.governor.policy.action;

import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.kernel.CanonicalJson;
import dev.governor.policy.Verdict;
import java.util.List;
import java.util.Map;

/**
 * A decision that is not recorded yet, with what is recorded beside it.
 *
 * @param decision the decision; its alerts are not counted yet
 * @param cases the facts it was made of, as canonical JSON
 * @param action the action as it may be kept: texts masked and cut
 * @param alerts the rules that want somebody told
 */
public record DecidedAction(
        ActionDecision decision, String cases, Map<String, Object> action, List<RuleDefinition> alerts) {

    private static final String NO_CASES = "[]";

    public DecidedAction {
        alerts = List.copyOf(alerts);
    }

    /** Tells whether rules were asked; no bundle changes an answer that was given before them. */
    public boolean wasAsked() {
        return !cases.equals(NO_CASES);
    }

    /** Returns what the rules of {@code bundle} say about the same facts. */
    public Verdict answerBy(PolicyBundle bundle) {
        return ActionEngine.evaluate(List.of(CanonicalJson.read(cases, ActionCase[].class)), bundle)
                .verdict();
    }
}
