package dev.governor.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Trust;
import dev.governor.policy.TestingBundles;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskScorerTest {

    @Test
    void aWorseLevelNeverLowersTheScore() {
        qt().withExamples(300)
                .forAll(integers().all(), integers().between(0, Factor.values().length - 1))
                .checkAssert((seed, index) -> {
                    Factor factor = Factor.values()[index];
                    Map<String, String> levels = levels(seed);
                    int previous = 0;
                    for (String level : FactorLevels.statedOf(factor)) {
                        levels.put(factor.word(), level);
                        int score = assess(levels, Map.of()).score();
                        assertThat(score).as("%s %s", factor, level).isGreaterThanOrEqualTo(previous);
                        previous = score;
                    }
                });
    }

    @Test
    void aWeakSourceNeverLowersTheScoreBelowKnowingNothing() {
        qt().withExamples(300)
                .forAll(integers().all(), integers().between(0, Factor.BLAST_RADIUS.ordinal() - 1))
                .checkAssert((seed, index) -> {
                    String factor = Factor.values()[index].word();
                    Map<String, String> levels = levels(seed);
                    int claimed = assess(levels, Map.of(factor, Trust.CLAIMED)).score();
                    levels.put(factor, "unknown");

                    int unknown = assess(levels, Map.of()).score();

                    assertThat(claimed).isGreaterThanOrEqualTo(unknown);
                });
    }

    @Test
    void aDeclaredSandboxCountsAsPossiblyProduction() {
        Map<String, String> levels = levels(1);
        levels.put("sensitivity", "unknown");
        levels.put("environment", "sandbox");

        assertThat(assess(levels, Map.of("environment", Trust.DECLARED)).score())
                .isGreaterThan(assess(levels, Map.of()).score());
    }

    @Test
    void theSameFactsGiveTheSameBytes() {
        qt().withExamples(50)
                .forAll(integers().all())
                .checkAssert(seed -> assertThat(CanonicalJson.write(assess(levels(seed), Map.of())))
                        .isEqualTo(CanonicalJson.write(assess(levels(seed), Map.of()))));
    }

    @Test
    void contributionsExplainTheScore() {
        Map<String, String> levels = levels(1);
        levels.put("severity", "high");
        levels.put("exposure", "internet");

        RiskAssessment risk = assess(levels, Map.of("exposure", Trust.DECLARED));

        assertThat(risk.contributions())
                .isSortedAccordingTo(Comparator.comparing(Contribution::points).reversed())
                .anySatisfy(part -> assertThat(part.sentence())
                        .isEqualTo("severity is high, says test (authoritative): 70 × 25% = 17.50 points"))
                .anySatisfy(part -> assertThat(part)
                        .isEqualTo(new Contribution(
                                Factor.EXPOSURE,
                                "internet",
                                "test",
                                Trust.DECLARED,
                                100,
                                20,
                                new BigDecimal("20.00"),
                                "risk/exposure-internet",
                                "exposure is internet-facing, says test (declared): 100 × 20% = 20.00 points")));
        assertThat(risk.graphRevision()).isEqualTo(7);
    }

    private static RiskAssessment assess(Map<String, String> levels, Map<String, Trust> trust) {
        TestingFindings findings = new TestingFindings(levels, trust);
        return RiskScorer.assess(findings.finding(), findings.profile(), TestingBundles.defaultBundle());
    }

    private static Map<String, String> levels(int seed) {
        Random random = new Random(seed);
        Map<String, String> levels = new HashMap<>();
        for (Factor factor : Factor.values()) {
            List<String> choice = FactorLevels.of(factor);
            levels.put(factor.word(), choice.get(random.nextInt(choice.size())));
        }
        levels.put("environment", Environment.values()[random.nextInt(Environment.values().length)].word());
        return levels;
    }
}
