package dev.governor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.bundle.PolicyBundle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterfactualTest {

    /** What a requester may change. Nothing about how bad the problem is, or where it is. */
    private static final Set<String> CHANGEABLE = Set.of(
            "claimConflict",
            "claimedEnvironment",
            "claimedRisk",
            "intentMatches",
            "hasInverse",
            "hasRehearsal",
            "hasReadBack",
            "hasEffectProbe",
            "hasScopeProof",
            "hasDeathProof",
            "ownerKnown",
            "fixRadius");

    private static final PolicyBundle BUNDLE = TestingBundles.readDefault();
    private static final Case ALLOWED = (Case) new PolicyVocabulary().samples().get(0);

    private record Marks(int a, int b, int c, int d) {}

    @Test
    void shouldNeedNothingWhenItIsAllowed() {
        assertThat(of(ALLOWED)).isEqualTo(Counterfactual.NONE);
    }

    @Test
    void shouldNameTheOneThingThatIsMissing() {
        Counterfactual answer = of(FactCopy.with(ALLOWED, Map.of("hasEffectProbe", false)));

        assertThat(answer.changes()).extracting(Counterfactual.Change::id).containsExactly("add_effect_probe");
        assertThat(answer.outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void shouldNameEverythingThatIsMissingTogether() {
        Counterfactual answer = of(
                FactCopy.with(ALLOWED, Map.of("hasEffectProbe", false, "hasRehearsal", false, "hasScopeProof", false)));

        assertThat(answer.changes())
                .extracting(Counterfactual.Change::id)
                .containsExactly("rehearse_rollback", "add_effect_probe", "prove_scope");
    }

    @Test
    void shouldGiveUpAfterThreeChanges() {
        assertThat(of(FactCopy.with(
                        ALLOWED,
                        Map.of(
                                "hasEffectProbe",
                                false,
                                "hasRehearsal",
                                false,
                                "hasScopeProof",
                                false,
                                "claimConflict",
                                true))))
                .isEqualTo(Counterfactual.NONE);
    }

    @Test
    void shouldNarrowNoMoreThanNeeded() {
        Counterfactual fromHigh = of(FactCopy.with(ALLOWED, Map.of("fixRadius", "high")));

        assertThat(fromHigh.changes()).extracting(Counterfactual.Change::id).containsExactly("narrow_target_to_low");
        assertThat(fromHigh.outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void shouldNotSuggestAnythingAgainstADeletionInProduction() {
        assertThat(of(FactCopy.with(
                        ALLOWED,
                        Map.of(
                                "actionType",
                                "delete_resource",
                                "environment",
                                "production",
                                "destructive",
                                true,
                                "hasInverse",
                                false))))
                .isEqualTo(Counterfactual.NONE);
    }

    @Test
    void shouldPreferTheLoosestOfEquallySmallSets() {
        List<LegitimateChange<Marks>> changes = List.of(
                new LegitimateChange<>("a", "do a", marks -> new Marks(1, marks.b(), marks.c(), marks.d())),
                new LegitimateChange<>("b", "do b", marks -> new Marks(marks.a(), 1, marks.c(), marks.d())));

        Counterfactual answer = Counterfactual.of(
                new Marks(0, 0, 0, 0),
                Outcome.DENY,
                changes,
                marks -> marks.b() == 1 ? Outcome.ALLOW : marks.a() == 1 ? Outcome.REQUIRE_APPROVAL : Outcome.DENY);

        assertThat(answer.changes()).extracting(Counterfactual.Change::id).containsExactly("b");
    }

    @Test
    void shouldTouchOnlyWhatARequesterMayChange() throws ReflectiveOperationException {
        Case worst = FactCopy.with(
                ALLOWED,
                Map.ofEntries(
                        Map.entry("environment", "production"),
                        Map.entry("exposure", "internet"),
                        Map.entry("riskBand", "critical"),
                        Map.entry("riskScore", 100),
                        Map.entry("blastRadius", "high"),
                        Map.entry("dataClassification", "restricted"),
                        Map.entry("fixRadius", "high"),
                        Map.entry("claimConflict", true),
                        Map.entry("intentMatches", false),
                        Map.entry("hasInverse", false),
                        Map.entry("hasRehearsal", false),
                        Map.entry("hasReadBack", false),
                        Map.entry("hasEffectProbe", false),
                        Map.entry("hasScopeProof", false),
                        Map.entry("hasDeathProof", false),
                        Map.entry("ownerKnown", false)));
        List<String> touched = new ArrayList<>();
        for (Case from : List.of(worst, FactCopy.with(worst, Map.of("hasInverse", true)))) {
            for (LegitimateChange<Case> change : PlanChanges.ALL) {
                Case after = change.on(from);
                for (RecordComponent component : Case.class.getRecordComponents()) {
                    if (!component
                            .getAccessor()
                            .invoke(from)
                            .equals(component.getAccessor().invoke(after))) {
                        touched.add(component.getName());
                    }
                }
            }
        }

        assertThat(touched).containsOnlyElementsOf(CHANGEABLE);
    }

    @Test
    void shouldAnswerTheSameAgain() {
        Case facts = FactCopy.with(ALLOWED, Map.of("hasEffectProbe", false, "claimConflict", true));

        assertThat(IntStream.range(0, 20).mapToObj(i -> of(facts)).distinct()).hasSize(1);
    }

    private static Counterfactual of(Case facts) {
        return Counterfactual.of(
                facts,
                PolicyEngine.evaluate(facts, BUNDLE).outcome(),
                PlanChanges.ALL,
                other -> PolicyEngine.evaluate(other, BUNDLE).outcome());
    }
}
