package dev.governor.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.CanonicalJson;
import dev.governor.policy.Case;
import dev.governor.policy.Outcome;
import dev.governor.policy.TestingBundles;
import dev.governor.simulation.BehaviourDiff.Flip;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final PolicyBundle TODAY = TestingBundles.readDefault();
    private static final PolicyBundle STRICTER =
            without("policy/automation-levels.drl.csv", "allow/revoke-public-grant");
    private static final Case ALLOWED = TestingCases.allowed(Map.of());
    private static final Case PRODUCTION = TestingCases.allowed(Map.of("environment", "production"));

    @Test
    void shouldFindNothingWhenTheBundleStaysTheSame() {
        TestingHistory history =
                new TestingHistory().add("a", ALLOWED, Outcome.ALLOW).add("a", PRODUCTION, Outcome.REQUIRE_APPROVAL);

        BehaviourDiff diff = new Backtest(history, Window.ALL, 5).run(TODAY);

        assertThat(diff.decisions()).isEqualTo(2);
        assertThat(diff.same()).isEqualTo(2);
        assertThat(diff.flipped()).isZero();
        assertThat(diff.complete()).isTrue();
        assertThat(diff.earliest()).isEqualTo(TestingHistory.START);
        assertThat(diff.latest()).isEqualTo(TestingHistory.START.plusSeconds(1));
    }

    @Test
    void shouldGroupWhatFlipsWithExamples() {
        TestingHistory history = new TestingHistory();
        for (int i = 0; i < 10; i++) {
            history.add(i < 7 ? "a" : "b", ALLOWED, Outcome.ALLOW).add("a", PRODUCTION, Outcome.REQUIRE_APPROVAL);
        }

        BehaviourDiff diff = new Backtest(history, Window.ALL, 2).run(STRICTER);

        assertThat(diff.decisions()).isEqualTo(20);
        assertThat(diff.cases()).as("equal cases are decided once").isEqualTo(2);
        assertThat(diff.same()).isEqualTo(10);
        Flip flip = diff.groups().get(0);
        assertThat(diff.groups()).hasSize(1);
        assertThat(flip.from()).isEqualTo(Outcome.ALLOW);
        assertThat(flip.to()).isEqualTo(Outcome.DENY);
        assertThat(flip.toRules()).containsExactly("reserved/default-deny");
        assertThat(flip.count()).isEqualTo(10);
        assertThat(flip.tenants()).isEqualTo(Map.of("a", 7L, "b", 3L));
        assertThat(flip.loosens()).isFalse();
        assertThat(flip.examples())
                .extracting(BehaviourDiff.Example::decision)
                .containsExactly("dec_00018", "dec_00016");
    }

    @Test
    void shouldNameTheRulesOfBothBundlesAndShowWhatLoosensFirst() {
        TestingHistory history = new TestingHistory()
                .add("a", ALLOWED, Outcome.ALLOW)
                .add("a", ALLOWED, Outcome.ALLOW)
                .add("a", TestingCases.allowed(Map.of("hasInverse", false)), Outcome.DENY);
        PolicyBundle other = without("policy/destruction.drl", "deny/no-rollback");

        BehaviourDiff diff = new Backtest(history, Window.ALL, 5).compare(TODAY, other);

        assertThat(diff.groups()).extracting(Flip::fromRules).containsExactly(List.of("deny/no-rollback"));
        assertThat(diff.groups().get(0).loosens()).isTrue();
        assertThat(diff.groups().get(0).toRules()).containsExactly("allow/revoke-public-grant");
    }

    @Test
    void shouldAnswerTheSameWithCompiledRules() {
        TestingHistory history = new TestingHistory();
        TestingCases cases = new TestingCases(TODAY, "policy", 11);
        for (int i = 0; i < 500; i++) {
            history.add("a", (Case) cases.next(), Outcome.ALLOW);
        }

        BehaviourDiff read = new Backtest(history, Window.ALL, 3).run(TODAY);
        BehaviourDiff compiled = new Backtest(history, Window.ALL, 3).run(TestingBundles.defaultBundle());

        assertThat(read.groups()).isEqualTo(compiled.groups()).isNotEmpty();
    }

    @Test
    void shouldSayNothingAboutCasesOfOtherFacts() {
        TestingHistory history = new TestingHistory()
                .add("policy", "a", TestingHistory.without(ALLOWED, "recommend_only"), Outcome.ALLOW)
                .add("elsewhere", "a", ALLOWED.canonical(), Outcome.ALLOW);

        BehaviourDiff diff = new Backtest(history, Window.ALL, 5).run(STRICTER);

        assertThat(diff.unreadable()).isEqualTo(2);
        assertThat(diff.flipped()).isZero();
    }

    @Test
    void shouldLeaveDecisionsAloneThatNoRuleWasAskedAbout() {
        TestingHistory history = new TestingHistory().add("policy", "a", "[]", Outcome.TERMINATE);

        assertThat(new Backtest(history, Window.ALL, 5).run(STRICTER).same()).isEqualTo(1);
    }

    @Test
    void shouldLetTheStrictestEffectOfAnActionCount() {
        TestingCases cases = new TestingCases(TODAY, "agents", 3);
        String body =
                CanonicalJson.write(Stream.generate(cases::next).limit(2_000).toList());

        BehaviourDiff diff =
                new Backtest(new TestingHistory().add("agents", "a", body, Outcome.ALLOW), Window.ALL, 1).run(TODAY);

        assertThat(diff.groups()).extracting(Flip::to).containsExactly(Outcome.TERMINATE);
    }

    @Test
    void shouldSayWhenThereIsMoreThanItLookedAt() {
        TestingHistory history =
                new TestingHistory().add("a", ALLOWED, Outcome.ALLOW).add("a", ALLOWED, Outcome.ALLOW);

        BehaviourDiff diff = new Backtest(history, new Window(null, null, null, 1), 5).run(TODAY);

        assertThat(diff.decisions()).isEqualTo(1);
        assertThat(diff.complete()).isFalse();
    }

    @Test
    void shouldHoldBoundedGroupsTenantsAndCases() {
        Flips flips = new Flips(1);
        RecordedCase recorded =
                new TestingHistory().add("a", ALLOWED, Outcome.ALLOW).cases().get(0);
        for (int i = 0; i <= Flips.MAX_GROUPS; i++) {
            flips.add(recorded, new Answer(Outcome.ALLOW, List.of()), new Answer(Outcome.DENY, List.of("r" + i)));
        }

        assertThat(flips.groups()).hasSize(Flips.MAX_GROUPS);
        assertThat(flips.complete()).isFalse();

        TestingHistory tenants = new TestingHistory();
        for (int i = 0; i < 150; i++) {
            tenants.add("t" + i, ALLOWED, Outcome.ALLOW);
        }
        assertThat(new Backtest(tenants, Window.ALL, 1)
                        .run(STRICTER)
                        .groups()
                        .get(0)
                        .tenants())
                .hasSize(Flips.MAX_TENANTS + 1)
                .containsEntry(Flips.OTHERS, 50L);
    }

    @Test
    void shouldPassOnWhatGoesWrong() {
        RecordedCases broken = (window, reader) -> {
            reader.accept(List.of());
            throw new IllegalStateException("recorded decisions cannot be read");
        };

        assertThatThrownBy(() -> new Backtest(broken, Window.ALL, 5).run(TODAY))
                .hasMessage("recorded decisions cannot be read");
    }

    /** Returns the default bundle without one rule. */
    private static PolicyBundle without(String file, String rule) {
        TreeMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        String text = new String(files.get(file), StandardCharsets.UTF_8);
        String less = file.endsWith(".csv")
                ? text.replaceAll("(?m)^" + rule + ",.*\n", "")
                : text.replaceAll("(?s)rule \"" + rule + "\".*?\nend\n", "");
        assertThat(less).isNotEqualTo(text);
        files.put(file, less.getBytes(StandardCharsets.UTF_8));
        return TestingBundles.read(new BundleSource("test", files));
    }
}
