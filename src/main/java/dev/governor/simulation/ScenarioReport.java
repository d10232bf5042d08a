package dev.governor.simulation;

import dev.governor.kernel.ProblemException.Place;
import java.util.List;

/**
 * What came of a bundle's scenarios.
 *
 * @param scenarios one result for each scenario that could be read, in the order they are written
 * @param rules how well the scenarios cover each rule, by directory, then by id
 * @param problems scenarios that could not be read: {@code file#/json/pointer} and what is wrong there
 */
public record ScenarioReport(List<ScenarioResult> scenarios, List<RuleCoverage> rules, List<Place> problems) {

    public ScenarioReport {
        scenarios = List.copyOf(scenarios);
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /** Tells whether every scenario could be read and ended as it says, and every rule is covered. */
    public boolean passed() {
        return problems.isEmpty() && failed().isEmpty() && uncovered().isEmpty();
    }

    /** Returns the scenarios that ended otherwise than they say. */
    public List<ScenarioResult> failed() {
        return scenarios.stream().filter(result -> !result.passed()).toList();
    }

    /** Returns the rules without a hit, or without a near miss. */
    public List<RuleCoverage> uncovered() {
        return rules.stream().filter(rule -> !rule.covered()).toList();
    }
}
