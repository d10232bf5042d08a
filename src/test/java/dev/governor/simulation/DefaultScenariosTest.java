package dev.governor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.policy.TestingBundles;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the scenarios of the default bundle, and holds every rule to a hit and a near miss. */
class DefaultScenariosTest {

    private static final ScenarioReport REPORT = Scenarios.run(TestingBundles.defaultBundle());

    @TestFactory
    List<DynamicTest> everyScenarioEndsAsItSays() {
        return REPORT.scenarios().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.about() + ": " + result.name(),
                        () -> assertThat(result.mismatches()).isEmpty()))
                .toList();
    }

    @Test
    void everyScenarioCanBeRead() {
        assertThat(REPORT.problems()).isEmpty();
        assertThat(REPORT.scenarios())
                .extracting(ScenarioResult::about)
                .containsAll(TestingBundles.defaultBundle().facts().keySet());
    }

    @Test
    void everyRuleHasAHitAndANearMiss() {
        assertThat(REPORT.uncovered()).extracting(RuleCoverage::gap).isEmpty();
        assertThat(REPORT.rules()).hasSizeGreaterThan(40);
        assertThat(REPORT.passed()).isTrue();
    }
}
