package dev.governor.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import dev.governor.policy.TestingBundles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the risk scenarios of the default bundle. */
class RiskScenariosTest {

    private static final PolicyBundle BUNDLE = TestingBundles.defaultBundle();
    private static final JsonNode FILE = BUNDLE.scenarios().get("scenarios/risk.yaml");

    @TestFactory
    List<DynamicTest> everyScenarioScoresAsItSays() {
        return scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.path("name").asText(), () -> {
                    RiskAssessment risk = assess(scenario);

                    assertThat(risk.score()).isEqualTo(scenario.path("score").asInt());
                    assertThat(risk.band().word())
                            .isEqualTo(scenario.path("band").asText());
                    assertThat(risk.contributions()).hasSize(Factor.values().length);
                }))
                .toList();
    }

    @Test
    void everyValueIsUsedByAScenario() {
        Set<String> used = new HashSet<>();
        scenarios().forEach(scenario -> assess(scenario).contributions().forEach(part -> used.add(part.rule())));

        assertThat(BUNDLE.rules(RiskVocabulary.DIRECTORY).definitions().stream()
                        .filter(rule -> rule.find(RiskVocabulary.VALUE).isPresent())
                        .map(RuleDefinition::id)
                        .filter(id -> !used.contains(id)))
                .as("values that no scenario reads")
                .isEmpty();
    }

    private static RiskAssessment assess(JsonNode scenario) {
        Map<String, String> levels = new HashMap<>();
        FILE.path("levels")
                .fields()
                .forEachRemaining(
                        field -> levels.put(field.getKey(), field.getValue().asText()));
        scenario.path("levels")
                .fields()
                .forEachRemaining(
                        field -> levels.put(field.getKey(), field.getValue().asText()));
        Map<String, Trust> trust = new HashMap<>();
        scenario.path("trust")
                .fields()
                .forEachRemaining(field -> trust.put(
                        field.getKey(),
                        Level.of(Trust.class, field.getValue().asText()).orElseThrow()));
        TestingFindings findings = new TestingFindings(levels, trust);
        return RiskScorer.assess(findings.finding(), findings.profile(), BUNDLE);
    }

    private static List<JsonNode> scenarios() {
        return StreamSupport.stream(FILE.path("scenarios").spliterator(), false).toList();
    }
}
