package dev.governor.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.governor.bundle.Evaluation;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.SourcePlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictResolutionTest {

    private static final RuleDefinition REVIEWERS = new RuleDefinition(
            "approvers/one",
            Map.of("effect", "assign_reviewers", "approver", "approver", "threshold", "1", "reason", "one reviews"),
            List.of(),
            SourcePlace.startOf("test"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allow                                    | allow",
                "alert, allow                             | alert",
                "redact, alert, allow                     | redact",
                "allow, require_approval, redact          | require_approval",
                "deny, allow                              | deny",
                "allow, deny, require_approval            | deny",
                "deny, terminate                          | terminate",
                "terminate, allow, alert, require_approval| terminate"
            })
    void theStrictestEffectWins(String effects, String outcome) {
        List<RuleDefinition> rules = rules(List.of(effects.split(", ")));

        assertThat(ConflictResolution.resolve(rules).outcome().word()).isEqualTo(outcome);
    }

    @Test
    void alertAndRedactAloneAllowNothing() {
        assertThat(ConflictResolution.resolve(List.of(rule("alert/a", "alert"), rule("redact/b", "redact")))
                        .outcome())
                .isEqualTo(Outcome.DENY);
    }

    @Test
    void nothingIsADenial() {
        Verdict verdict = ConflictResolution.resolve(List.of());

        assertThat(verdict.outcome()).isEqualTo(Outcome.DENY);
        assertThat(verdict.determiningRules()).extracting(DeterminingRule::id).containsExactly("reserved/default-deny");
    }

    @Test
    void reviewersAloneAllowNothing() {
        assertThat(ConflictResolution.resolve(List.of(REVIEWERS)).outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void anApprovalThatNobodyMayGiveIsADenial() {
        Verdict verdict = ConflictResolution.resolve(List.of(rule("a", "require_approval")));

        assertThat(verdict.outcome()).isEqualTo(Outcome.DENY);
        assertThat(verdict.determiningRules()).extracting(DeterminingRule::id).containsExactly("reserved/no-reviewers");
    }

    @Test
    void aBrokenOrSlowEngineDenies() {
        Verdict broken = PolicyEngine.resolve(new Evaluation.Failed(new IllegalStateException("broken")));
        Verdict slow = PolicyEngine.resolve(new Evaluation.TimedOut());

        assertThat(broken.outcome()).isEqualTo(Outcome.DENY);
        assertThat(broken.determiningRules())
                .extracting(DeterminingRule::id)
                .containsExactly("reserved/engine-failure");
        assertThat(slow.outcome()).isEqualTo(Outcome.DENY);
        assertThat(slow.determiningRules()).extracting(DeterminingRule::id).containsExactly("reserved/timeout");
    }

    @Test
    void denyWinsWhateverTheOrder() {
        qt().forAll(
                        lists().of(integers().between(0, Outcome.DENY.ordinal() - 1))
                                .ofSizeBetween(0, 8),
                        integers().all())
                .checkAssert((ordinals, seed) -> {
                    List<String> effects = new ArrayList<>();
                    ordinals.forEach(ordinal -> effects.add(Outcome.values()[ordinal].word()));
                    effects.add("deny");
                    List<RuleDefinition> rules = rules(effects);
                    Verdict inOrder = ConflictResolution.resolve(rules);
                    Collections.shuffle(rules, new Random(seed));

                    Verdict shuffled = ConflictResolution.resolve(rules);

                    assertThat(shuffled).isEqualTo(inOrder);
                    assertThat(shuffled.outcome()).isEqualTo(Outcome.DENY);
                });
    }

    private static List<RuleDefinition> rules(List<String> effects) {
        List<RuleDefinition> rules = new ArrayList<>();
        rules.add(REVIEWERS);
        IntStream.range(0, effects.size()).forEach(i -> rules.add(rule("rule-" + i, effects.get(i))));
        return rules;
    }

    private static RuleDefinition rule(String id, String effect) {
        return new RuleDefinition(
                id,
                Map.of("effect", effect, "title", id, "reason", "because of " + id),
                List.of(),
                SourcePlace.startOf("test"));
    }
}
