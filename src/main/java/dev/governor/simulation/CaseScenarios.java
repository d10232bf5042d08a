package dev.governor.simulation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.kernel.Level;
import dev.governor.kernel.Spelling;
import dev.governor.policy.DeterminingRule;
import dev.governor.policy.Obligation;
import dev.governor.policy.Outcome;
import dev.governor.policy.Verdict;
import dev.governor.simulation.ScenarioFile.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs the scenarios of a directory whose rules decide: facts, and the verdict that must come of them. */
final class CaseScenarios {

    private static final Expectations<Verdict> EXPECTATIONS = new Expectations.Builder<Verdict>()
            .word("outcome", verdict -> verdict.outcome().word())
            .list(
                    "determined_by",
                    verdict -> verdict.determiningRules().stream()
                            .map(DeterminingRule::id)
                            .toList())
            .list("holds", Verdict::matchedRules)
            .list(
                    "obligations",
                    verdict ->
                            verdict.obligations().stream().map(Obligation::id).toList())
            .list("redactions", Verdict::redactions)
            .word("approver", Verdict::approverRole)
            .word("threshold", Verdict::threshold)
            .build();

    private static final String RESERVED = "reserved/";
    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Level::word).toList();

    private final String directory;
    private final PolicyBundle bundle;
    private final Coverage coverage;
    private final FactReader facts;
    private final Set<String> rules;

    CaseScenarios(String directory, PolicyBundle bundle, Coverage coverage) {
        this.directory = directory;
        this.bundle = bundle;
        this.coverage = coverage;
        this.rules = bundle.rules(directory).definitions().stream()
                .map(RuleDefinition::id)
                .collect(Collectors.toUnmodifiableSet());
        this.facts = new FactReader(
                Optional.ofNullable(bundle.facts().get(directory)).orElseThrow());
    }

    List<ScenarioResult> run(ScenarioFile file) {
        file.checkKeys(file.tree(), "", List.of("about", "facts", "scenarios"));
        Map<String, Object> base = facts.read(file, "/facts", file.tree().path("facts"));
        Set<String> missing = new TreeSet<>();
        List<ScenarioResult> results = new ArrayList<>();
        for (Entry entry : file.entries()) {
            checkKeys(file, entry);
            Map<String, Object> values = new LinkedHashMap<>(base);
            values.putAll(
                    facts.read(file, entry.pointer() + "/facts", entry.tree().path("facts")));
            Set<String> lacking = facts.missing(values);
            missing.addAll(lacking);
            if (lacking.isEmpty()) {
                results.add(run(file, entry, values));
            }
        }
        missing.stream()
                .filter(name -> !file.tree().path("facts").has(name))
                .forEach(name -> file.report(
                        "/facts", "the fact `" + name + "` is missing", "say what it is for every scenario"));
        return results;
    }

    private void checkRules(ScenarioFile file, Entry entry, String key) {
        JsonNode named = entry.tree().path(key);
        for (int i = 0; i < named.size(); i++) {
            String rule = named.path(i).asText();
            if (!rules.contains(rule) && !rule.startsWith(RESERVED)) {
                file.report(
                        entry.pointer() + "/" + key + "/" + i,
                        "`" + rule + "` is no rule of `" + directory + "`",
                        Spelling.nearest(rule, rules)
                                .map(near -> "did you mean `" + near + "`?")
                                .orElse("write the id of a rule"));
            }
        }
    }

    private void checkKeys(ScenarioFile file, Entry entry) {
        Set<String> known = new HashSet<>(EXPECTATIONS.byKey().keySet());
        known.addAll(List.of("name", "facts"));
        file.checkKeys(entry.tree(), entry.pointer(), known);
        if (!entry.tree().has("outcome")) {
            file.report(entry.pointer(), "the scenario expects no outcome", "write `outcome:`");
        } else if (Level.of(Outcome.class, entry.tree().path("outcome").asText())
                .isEmpty()) {
            String word = entry.tree().path("outcome").asText();
            file.report(
                    entry.pointer() + "/outcome", "`" + word + "` is no outcome", Spelling.suggestion(word, OUTCOMES));
        }
        checkRules(file, entry, "determined_by");
        checkRules(file, entry, "holds");
    }

    private ScenarioResult run(ScenarioFile file, Entry entry, Map<String, Object> values) {
        Verdict verdict = Subject.decide(directory, List.of(facts.fact(values)), bundle);
        verdict.matchedRules().forEach(rule -> coverage.hit(rule, entry.name()));
        bundle.rules(directory).definitions().stream()
                .filter(rule -> isNearMiss(rule, values))
                .forEach(rule -> coverage.nearMiss(rule.id(), entry.name()));
        return new ScenarioResult(
                entry.name(),
                directory,
                file.at(entry.pointer()),
                verdict.outcome().word(),
                EXPECTATIONS.compare(entry, verdict));
    }

    private static boolean isNearMiss(RuleDefinition rule, Map<String, Object> values) {
        return rule.constraints().stream()
                        .filter(constraint -> !constraint.accepts(requireNonNull(values.get(constraint.property()))))
                        .count()
                == 1;
    }
}
