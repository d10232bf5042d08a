package dev.governor.simulation;

import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Counts which rules the scenarios hit and narrowly miss. */
final class Coverage {

    private static final String RISK = "risk";

    private final Map<String, List<String>> hits = new HashMap<>();
    private final Map<String, List<String>> nearMisses = new HashMap<>();

    void hit(String rule, String scenario) {
        hits.computeIfAbsent(rule, id -> new ArrayList<>()).add(scenario);
    }

    void nearMiss(String rule, String scenario) {
        nearMisses.computeIfAbsent(rule, id -> new ArrayList<>()).add(scenario);
    }

    /** Returns the coverage of every rule of {@code bundle}, but not of the weights, which every risk scenario uses. */
    List<RuleCoverage> of(PolicyBundle bundle) {
        List<RuleCoverage> rules = new ArrayList<>();
        for (String directory : new TreeSet<>(bundle.rules().keySet())) {
            bundle.rules(directory).definitions().stream()
                    .filter(rule ->
                            !directory.equals(RISK) || rule.find("value").isPresent())
                    .forEach(rule -> rules.add(of(directory, rule)));
        }
        return rules;
    }

    private RuleCoverage of(String directory, RuleDefinition rule) {
        return new RuleCoverage(
                directory,
                rule.id(),
                rule.at(),
                hits.getOrDefault(rule.id(), List.of()),
                nearMisses.getOrDefault(rule.id(), List.of()),
                !directory.equals(RISK));
    }
}
