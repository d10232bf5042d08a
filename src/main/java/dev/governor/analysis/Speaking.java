package dev.governor.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.SourcePlace;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * That each action has a decision of its own: a rule names it, or rules that name none leave none of its cases open.
 *
 * <p>Otherwise the action is denied by default wherever no general rule happens to speak, which nobody decided.
 */
final class Speaking {

    private Speaking() {}

    static Result ofTemplates(Prover rules, PolicyBundle bundle) {
        for (Map.Entry<String, JsonNode> entry : bundle.templates().entrySet()) {
            JsonNode template = entry.getValue();
            String action = template.path("action").asText();
            Result spoken = of(rules, "actionType", action, PlanCases.facts(template));
            if (spoken instanceof Result.Broken broken) {
                return new Result.Broken(
                        broken.example(),
                        "no rule names the action `" + action + "`; " + broken.detail(),
                        List.of(SourcePlace.startOf(entry.getKey())));
            }
            if (spoken instanceof Result.Undecided) {
                return spoken;
            }
        }
        return new Result.Holds();
    }

    static Result ofEffects(Prover rules) {
        int dimension = rules.set().space().find("effect").orElseThrow();
        for (int cell : rules.set().domain().side(dimension).stream().toArray()) {
            String effect = rules.set()
                    .space()
                    .dimension(dimension)
                    .cells()
                    .get(cell)
                    .low()
                    .toString();
            Result spoken = of(rules, "effect", effect, Map.of("effect", List.of(effect)));
            if (spoken instanceof Result.Broken broken) {
                return new Result.Broken(
                        broken.example(), "no rule names the effect `" + effect + "`; " + broken.detail(), List.of());
            }
            if (spoken instanceof Result.Undecided) {
                return spoken;
            }
        }
        return new Result.Holds();
    }

    private static Result of(Prover rules, String property, String word, Map<String, List<?>> cases) {
        RuleSet set = rules.set();
        int dimension = set.space().find(property).orElseThrow();
        BitSet cell = set.space().dimension(dimension).holding(List.of(word));
        Box asked = set.space().restrict(set.domain(), cases);
        boolean named = set.deciding().stream()
                .anyMatch(rule -> rule.reads(dimension)
                        && rule.side(dimension).intersects(cell)
                        && rule.relationTo(asked) != RuleBox.Relation.APART);
        return named ? new Result.Holds() : rules.spokenOf(asked);
    }
}
