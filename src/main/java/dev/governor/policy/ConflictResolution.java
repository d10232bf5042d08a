package dev.governor.policy;

import dev.governor.bundle.RuleDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The one place where rules that disagree become one answer.
 *
 * <p>INVARIANT: the strictest effect wins, {@code terminate > deny > require_approval > redact > alert > allow}, and
 * nothing at all is a denial. The order of the rules does not matter.
 */
public final class ConflictResolution {

    private ConflictResolution() {}

    /** Returns the answer of the rules that hold, in whatever order they come. */
    public static Verdict resolve(Collection<RuleDefinition> holding) {
        List<RuleDefinition> rules = holding.stream()
                .sorted(Comparator.comparing(RuleDefinition::id))
                .toList();
        Optional<Outcome> strictest = rules.stream()
                .flatMap(rule -> EffectMetadata.effect(rule).stream())
                .max(Comparator.naturalOrder());
        if (strictest.isEmpty() || onlyAccompanies(strictest.get(), rules)) {
            return Reserved.DEFAULT_DENY.verdict();
        }
        Outcome outcome = strictest.get();
        Optional<RuleDefinition> assignment =
                outcome == Outcome.REQUIRE_APPROVAL ? assignment(rules) : Optional.empty();
        if (outcome == Outcome.REQUIRE_APPROVAL && assignment.isEmpty()) {
            return Reserved.NO_REVIEWERS.verdict(reasons(rules, outcome));
        }
        return new Verdict(
                outcome,
                determining(rules, outcome),
                rules.stream().map(RuleDefinition::id).toList(),
                reasons(rules, outcome),
                assignment.map(rule -> rule.text(EffectMetadata.APPROVER)).orElse(null),
                assignment.map(EffectMetadata::threshold).orElse(0),
                rules.stream()
                        .flatMap(rule -> rule.find(EffectMetadata.REDACTION).stream())
                        .distinct()
                        .toList(),
                obligations(rules, outcome));
    }

    // INVARIANT: alert and redact accompany an allow; alone they allow nothing.
    private static boolean onlyAccompanies(Outcome strictest, List<RuleDefinition> rules) {
        return strictest.compareTo(Outcome.REQUIRE_APPROVAL) < 0
                && rules.stream().noneMatch(rule -> hasEffect(rule, Outcome.ALLOW));
    }

    private static List<DeterminingRule> determining(List<RuleDefinition> rules, Outcome outcome) {
        return rules.stream()
                .filter(rule -> hasEffect(rule, outcome))
                .map(rule -> new DeterminingRule(rule.id(), rule.text("title"), outcome, rule.text("reason")))
                .toList();
    }

    /** Returns the strictest assignment: the most approvals, then the first id. */
    private static Optional<RuleDefinition> assignment(List<RuleDefinition> rules) {
        return rules.stream()
                .filter(rule -> rule.text(EffectMetadata.EFFECT).equals(EffectMetadata.ASSIGN))
                .max(Comparator.comparingInt(EffectMetadata::threshold)
                        .thenComparing(Comparator.comparing(RuleDefinition::id).reversed()));
    }

    private static List<String> reasons(List<RuleDefinition> rules, Outcome outcome) {
        List<String> reasons = new ArrayList<>();
        rules.stream().filter(rule -> hasEffect(rule, outcome)).forEach(rule -> reasons.add(rule.text("reason")));
        rules.stream().filter(rule -> !hasEffect(rule, outcome)).forEach(rule -> reasons.add(rule.text("reason")));
        return reasons.stream().distinct().toList();
    }

    /** Returns what every rule that holds demands; a denied action owes nothing but what the denial demands. */
    private static List<Obligation> obligations(List<RuleDefinition> rules, Outcome outcome) {
        boolean runs = outcome.compareTo(Outcome.DENY) < 0;
        return rules.stream()
                .filter(rule -> runs || hasEffect(rule, outcome))
                .flatMap(rule -> rule.find(EffectMetadata.OBLIGATION).stream().map(id -> new Obligation(id, rule.id())))
                .toList();
    }

    private static boolean hasEffect(RuleDefinition rule, Outcome outcome) {
        return EffectMetadata.effect(rule).filter(outcome::equals).isPresent();
    }
}
