package dev.governor.policy.action;

import dev.governor.bundle.Evaluation;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.RuleMatch;
import dev.governor.command.Effect;
import dev.governor.policy.ConflictResolution;
import dev.governor.policy.DeterminingRule;
import dev.governor.policy.EffectMetadata;
import dev.governor.policy.Outcome;
import dev.governor.policy.PolicyEngine;
import dev.governor.policy.Reserved;
import dev.governor.policy.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks a bundle about the effects of an action. Pure.
 *
 * <p>INVARIANT: each effect needs a rule that allows it; the strictest answer to any of them is the answer. INVARIANT: what
 * is not understood is denied whatever the rules say. INVARIANT: no answer is looser than if the caller had said nothing.
 */
public final class ActionEngine {

    private ActionEngine() {}

    /** Returns what {@code bundle} says about an action with these effects; one without effects is denied. */
    public static ActionVerdict evaluate(List<ActionCase> cases, PolicyBundle bundle) {
        Set<ActionCase> asked = new LinkedHashSet<>(cases);
        cases.forEach(each -> asked.add(each.withoutClaims()));
        Evaluation evaluation = bundle.rules(AgentVocabulary.DIRECTORY).evaluate(asked);
        if (!(evaluation instanceof Evaluation.Matched matched)) {
            return new ActionVerdict(PolicyEngine.resolve(evaluation), List.of());
        }
        Map<Object, List<RuleDefinition>> holding = new LinkedHashMap<>();
        for (RuleMatch match : matched.matches()) {
            holding.computeIfAbsent(match.fact(), fact -> new ArrayList<>()).add(match.rule());
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (ActionCase each : asked) {
            verdicts.add(ConflictResolution.resolve(holding.getOrDefault(each, List.of())));
            if (each.effect().equals(Effect.NOT_UNDERSTOOD.word()) || !each.understood()) {
                verdicts.add(Reserved.NOT_UNDERSTOOD.verdict());
            }
        }
        return new ActionVerdict(strictest(verdicts), alerts(holding.values()));
    }

    /** Returns the strictest of {@code verdicts} with everything that asks for it; of none, the denial by default. */
    private static Verdict strictest(List<Verdict> verdicts) {
        Outcome outcome = verdicts.stream()
                .map(Verdict::outcome)
                .max(Comparator.naturalOrder())
                .orElse(Outcome.DENY);
        List<Verdict> deciding = verdicts.stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .toList();
        if (deciding.isEmpty()) {
            return Reserved.DEFAULT_DENY.verdict();
        }
        Verdict first = deciding.stream()
                .max(Comparator.comparingInt(Verdict::threshold))
                .orElseThrow();
        List<Verdict> counting = outcome.compareTo(Outcome.DENY) < 0 ? verdicts : deciding;
        return new Verdict(
                outcome,
                merged(deciding, Verdict::determiningRules).stream()
                        .sorted(Comparator.comparing(DeterminingRule::id))
                        .toList(),
                merged(verdicts, Verdict::matchedRules).stream().sorted().toList(),
                Stream.concat(merged(deciding, Verdict::reasons).stream(), merged(verdicts, Verdict::reasons).stream())
                        .distinct()
                        .toList(),
                first.approverRole(),
                first.threshold(),
                merged(counting, Verdict::redactions),
                merged(counting, Verdict::obligations));
    }

    private static <T> List<T> merged(List<Verdict> verdicts, Function<Verdict, List<T>> part) {
        return verdicts.stream()
                .flatMap(verdict -> part.apply(verdict).stream())
                .distinct()
                .toList();
    }

    private static List<RuleDefinition> alerts(Collection<List<RuleDefinition>> holding) {
        return holding.stream()
                .flatMap(List::stream)
                .filter(rule -> EffectMetadata.effect(rule)
                        .filter(effect -> effect == Outcome.ALERT || effect == Outcome.TERMINATE)
                        .isPresent())
                .distinct()
                .sorted(Comparator.comparing(RuleDefinition::id))
                .toList();
    }
}
