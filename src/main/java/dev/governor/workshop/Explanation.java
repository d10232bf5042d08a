package dev.governor.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.Constraint;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why a bundle answers a case the way it does: the rules that hold, and those that one condition keeps from holding.
 *
 * @param directory whose rules were asked
 * @param facts the case, as scenarios write it
 * @param answer the answer
 * @param holding the rules that hold
 * @param nearMisses the rules that all but one of their conditions would let hold, with that condition
 * @param others how many rules are further away
 */
public record Explanation(
        String directory,
        JsonNode facts,
        Answer answer,
        List<RuleCard> holding,
        List<NearMiss> nearMisses,
        int others) {

    public Explanation {
        holding = List.copyOf(holding);
        nearMisses = List.copyOf(nearMisses);
    }

    /**
     * A rule that nearly holds.
     *
     * @param rule the rule
     * @param failing the one condition that does not hold
     * @param actual what the fact is instead
     */
    public record NearMiss(RuleCard rule, String failing, String actual) {}

    static Explanation of(PolicyBundle bundle, String directory, JsonNode facts) {
        Record fact = new ScenarioFacts(bundle, directory).fact(facts);
        List<RuleCard> holding = new ArrayList<>();
        List<NearMiss> near = new ArrayList<>();
        int others = 0;
        for (RuleDefinition rule : bundle.rules(directory).definitions()) {
            List<Constraint> failing = rule.constraints().stream()
                    .filter(constraint -> !constraint.accepts(value(fact, constraint.property())))
                    .toList();
            RuleCard card = RuleCard.of(directory, rule);
            switch (failing.size()) {
                case 0 -> holding.add(card);
                case 1 ->
                    near.add(new NearMiss(
                            card,
                            failing.get(0).shown(),
                            String.valueOf(value(fact, failing.get(0).property()))));
                default -> others++;
            }
        }
        near.sort(Comparator.comparing((NearMiss miss) -> miss.rule().text("effect"))
                .thenComparing(miss -> miss.rule().id()));
        return new Explanation(directory, facts, Answer.of(bundle, directory, fact), holding, near, others);
    }

    private static Object value(Record fact, String property) {
        try {
            for (RecordComponent component : fact.getClass().getRecordComponents()) {
                if (component.getName().equals(property)) {
                    component.getAccessor().setAccessible(true);
                    Object value = component.getAccessor().invoke(fact);
                    return value == null ? "" : value;
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read `" + property + "`", e);
        }
        throw new IllegalArgumentException("no property `" + property + "`");
    }
}
