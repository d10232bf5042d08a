package dev.governor.policy.action;

import dev.governor.bundle.RuleDefinition;
import dev.governor.policy.Verdict;
import java.util.List;

/**
 * What the rules say about an action: the strictest answer to its effects.
 *
 * @param verdict the answer
 * @param alerts the rules that hold and want somebody told, by id
 */
public record ActionVerdict(Verdict verdict, List<RuleDefinition> alerts) {

    public ActionVerdict {
        alerts = List.copyOf(alerts);
    }
}
