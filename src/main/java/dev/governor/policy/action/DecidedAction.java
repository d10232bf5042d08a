package dev.governor.policy.action;

import dev.governor.bundle.RuleDefinition;
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

    public DecidedAction {
        alerts = List.copyOf(alerts);
    }
}
