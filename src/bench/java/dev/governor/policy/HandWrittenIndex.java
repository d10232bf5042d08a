package dev.governor.policy;

import dev.governor.bundle.Constraint;
import dev.governor.bundle.RuleDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The same rules in plain Java: a hash map by action, and a scan of what is left. What the rule engine is compared with. */
final class HandWrittenIndex {

    private record Entry(RuleDefinition rule, Predicate<Case> box) {}

    private static final Map<String, Function<Case, Object>> PROPERTIES = Map.ofEntries(
            Map.entry("actionType", Case::actionType),
            Map.entry("environment", Case::environment),
            Map.entry("environmentTrust", Case::environmentTrust),
            Map.entry("riskBand", Case::riskBand),
            Map.entry("blastRadius", Case::blastRadius),
            Map.entry("fixRadius", Case::fixRadius),
            Map.entry("ownerKnown", Case::ownerKnown),
            Map.entry("changesPrivilege", Case::changesPrivilege),
            Map.entry("destructive", Case::destructive),
            Map.entry("controlPlane", Case::controlPlane),
            Map.entry("widensRadius", Case::widensRadius),
            Map.entry("secretReach", Case::secretReach),
            Map.entry("crossesControlPlane", Case::crossesControlPlane),
            Map.entry("recommendOnly", Case::recommendOnly),
            Map.entry("direction", Case::direction),
            Map.entry("hasInverse", Case::hasInverse),
            Map.entry("hasRehearsal", Case::hasRehearsal),
            Map.entry("hasEffectProbe", Case::hasEffectProbe),
            Map.entry("hasScopeProof", Case::hasScopeProof),
            Map.entry("intentMatches", Case::intentMatches),
            Map.entry("claimConflict", Case::claimConflict));

    private final Map<String, List<Entry>> byAction = new HashMap<>();
    private final List<Entry> others = new ArrayList<>();

    HandWrittenIndex(List<RuleDefinition> rules) {
        for (RuleDefinition rule : rules) {
            Entry entry = new Entry(
                    rule,
                    rule.constraints().stream()
                            .map(HandWrittenIndex::predicate)
                            .reduce(Predicate::and)
                            .orElseThrow());
            Constraint first = rule.constraints().get(0);
            if (first.property().equals("actionType")) {
                first.literals()
                        .forEach(action -> byAction.computeIfAbsent((String) action, key -> new ArrayList<>())
                                .add(entry));
            } else {
                others.add(entry);
            }
        }
    }

    List<RuleDefinition> holding(Case facts) {
        List<RuleDefinition> holding = new ArrayList<>(8);
        collect(byAction.getOrDefault(facts.actionType(), List.of()), facts, holding);
        collect(others, facts, holding);
        return holding;
    }

    private static void collect(List<Entry> entries, Case facts, List<RuleDefinition> holding) {
        for (Entry entry : entries) {
            if (entry.box().test(facts)) {
                holding.add(entry.rule());
            }
        }
    }

    private static Predicate<Case> predicate(Constraint constraint) {
        Function<Case, Object> property = PROPERTIES.get(constraint.property());
        if (property == null) {
            throw new IllegalArgumentException("the index does not know " + constraint.property());
        }
        return facts -> constraint.accepts(property.apply(facts));
    }
}
