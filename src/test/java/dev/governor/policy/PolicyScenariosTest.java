package dev.governor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.bundle.Constraint;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.kernel.CanonicalJson;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the scenarios of the default bundle, and holds every rule to a hit and a near miss. */
class PolicyScenariosTest {

    private static final PolicyBundle BUNDLE = TestingBundles.defaultBundle();
    private static final JsonNode FILE = BUNDLE.scenarios().get("scenarios/policy.yaml");

    @TestFactory
    List<DynamicTest> everyScenarioEndsAsItSays() {
        return scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.path("name").asText(), () -> check(scenario)))
                .toList();
    }

    @Test
    void everyRuleIsHitByAScenario() {
        List<String> held = scenarios().stream()
                .flatMap(scenario -> texts(scenario.path("holds")).stream())
                .toList();

        assertThat(held).containsAll(rules().stream().map(RuleDefinition::id).toList());
    }

    @Test
    void everyRuleIsNarrowlyMissedByAScenario() {
        List<String> neverMissed = rules().stream()
                .filter(rule -> scenarios().stream().noneMatch(scenario -> isNearMiss(rule, facts(scenario))))
                .map(RuleDefinition::id)
                .toList();

        assertThat(neverMissed)
                .as("rules without a scenario that misses them by one condition")
                .isEmpty();
    }

    private static void check(JsonNode scenario) {
        Verdict verdict = PolicyEngine.evaluate(facts(scenario), BUNDLE);

        assertThat(verdict.outcome().word()).isEqualTo(scenario.path("outcome").asText());
        assertThat(verdict.determiningRules())
                .extracting(DeterminingRule::id)
                .isEqualTo(texts(scenario.path("determined_by")));
        assertThat(verdict.matchedRules()).isEqualTo(texts(scenario.path("holds")));
        if (scenario.has("approver")) {
            assertThat(verdict.approverRole())
                    .isEqualTo(scenario.path("approver").asText());
            assertThat(verdict.threshold()).isEqualTo(scenario.path("threshold").asInt());
        }
        if (scenario.has("obligations")) {
            assertThat(verdict.obligations()).extracting(Obligation::id).isEqualTo(texts(scenario.path("obligations")));
        }
    }

    private static boolean isNearMiss(RuleDefinition rule, Case facts) {
        return rule.constraints().stream()
                        .filter(constraint -> !accepts(constraint, facts))
                        .count()
                == 1;
    }

    private static boolean accepts(Constraint constraint, Case facts) {
        try {
            for (RecordComponent component : Case.class.getRecordComponents()) {
                if (component.getName().equals(constraint.property())) {
                    return constraint.accepts(component.getAccessor().invoke(facts));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError(constraint.property());
    }

    private static Case facts(JsonNode scenario) {
        ObjectNode facts = FILE.path("facts").deepCopy();
        facts.setAll((ObjectNode) scenario.path("facts"));
        return CanonicalJson.read(facts.toString(), Case.class);
    }

    private static List<RuleDefinition> rules() {
        return BUNDLE.rules(PolicyVocabulary.DIRECTORY).definitions();
    }

    private static List<JsonNode> scenarios() {
        return StreamSupport.stream(FILE.path("scenarios").spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
