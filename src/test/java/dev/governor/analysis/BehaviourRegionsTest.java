package dev.governor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.bundle.PolicyBundle;
import dev.governor.policy.Case;
import dev.governor.policy.Outcome;
import dev.governor.policy.TestingBundles;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BehaviourRegionsTest {

    private static final PolicyBundle BUNDLE = TestingBundles.defaultBundle();

    @Test
    void twoReadingsOfOneBundleDoNotDiffer() {
        assertThat(BehaviourRegions.differences(
                        BUNDLE, TestingMutants.ofTheDefault().read(), "policy"))
                .isEmpty();
    }

    @Test
    void aStricterRuleShowsTheCasesItTakesAway() {
        PolicyBundle stricter = TestingMutants.ofTheDefault()
                .addingRule("require-approval/restricted", "require_approval", "dataClassification == \"restricted\"")
                .read();

        List<BehaviourRegion> regions = BehaviourRegions.differences(BUNDLE, stricter, "policy");

        assertThat(regions).isNotEmpty().allSatisfy(region -> {
            assertThat(region.conditions()).containsEntry("dataClassification", List.of("restricted"));
            assertThat(region.after()).isEqualTo(Outcome.REQUIRE_APPROVAL);
            assertThat(region.before()).isNotEqualTo(Outcome.REQUIRE_APPROVAL);
            assertThat(region.rulesAfter()).contains("require-approval/restricted");
            assertThat(region.rulesBefore()).doesNotContain("require-approval/restricted");
        });
        assertThat(regions).extracting(BehaviourRegion::before).contains(Outcome.ALLOW);
    }

    @Test
    void everyCaseThatDiffersLiesInOneRegion() {
        PolicyBundle other = TestingMutants.ofTheDefault()
                .replacing("policy/destruction.drl", "@effect(\"deny\")", "@effect(\"require_approval\")")
                .addingRule("deny/scores", "deny", "exposure == \"internet\", riskScore > 70, riskScore <= 90")
                .read();
        List<BehaviourRegion> regions = BehaviourRegions.differences(BUNDLE, other, "policy");
        TestingCases cases = new TestingCases(BUNDLE, new Random(7));

        for (int i = 0; i < 5_000; i++) {
            Case fact = cases.next();
            Outcome before = Replay.ofRules(BUNDLE, "policy", fact);
            Outcome after = Replay.ofRules(other, "policy", fact);
            long holding = regions.stream()
                    .filter(region -> region.before() == before
                            && region.after() == after
                            && TestingCases.satisfies(fact, region.conditions()))
                    .count();

            assertThat(holding).as(fact.canonical()).isEqualTo(before == after ? 0 : 1);
        }
    }
}
