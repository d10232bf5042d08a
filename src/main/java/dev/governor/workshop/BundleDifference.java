package dev.governor.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.analysis.BehaviourRegion;
import dev.governor.analysis.BehaviourRegions;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.kernel.Level;
import dev.governor.policy.Outcome;
import dev.governor.risk.RiskVocabulary;
import dev.governor.workshop.knowledge.KnowledgeDifference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What changes from one bundle to another: rules, and the answers to cases.
 *
 * <p>The regions are exact: no case outside them is answered otherwise. The cases show what that means for what authors
 * care about: they are both bundles' scenarios, and each of them moved into each rule that differs.
 *
 * @param from the first bundle's version and digest
 * @param to the second one's
 * @param rules the rules that are not the same
 * @param cases how many cases were asked
 * @param flips the cases that are answered otherwise, grouped, those that become looser first
 * @param regions all cases that are answered otherwise, by directory, as disjoint sets with an example each
 * @param knowledge what differs in what the bundles know, and how actions of agents are answered by it
 */
public record BundleDifference(
        String from,
        String to,
        List<RuleChange> rules,
        int cases,
        List<Flip> flips,
        Map<String, List<BehaviourRegion>> regions,
        KnowledgeDifference knowledge) {

    private static final int EXAMPLES = 3;

    public BundleDifference {
        rules = List.copyOf(rules);
        flips = List.copyOf(flips);
        regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
    }

    /**
     * Cases that go from one outcome to another, for the same rules.
     *
     * @param directory whose rules were asked
     * @param from the outcome before
     * @param to the outcome after
     * @param because the rules that determine it after
     * @param loosens whether the answer becomes looser
     * @param count how many of the cases
     * @param examples some of the cases
     */
    public record Flip(
            String directory,
            String from,
            String to,
            List<String> because,
            boolean loosens,
            int count,
            List<Example> examples) {

        public Flip {
            because = List.copyOf(because);
            examples = List.copyOf(examples);
        }
    }

    /**
     * One case.
     *
     * @param scenario the scenario it comes from
     * @param facts all of its facts
     */
    public record Example(String scenario, JsonNode facts) {}

    private record Key(String directory, String from, String to, List<String> because) {}

    static BundleDifference between(PolicyBundle before, PolicyBundle after) {
        List<RuleChange> changes = RuleChange.between(before, after);
        Map<Key, List<Example>> found = new LinkedHashMap<>();
        Map<String, List<BehaviourRegion>> regions = new TreeMap<>();
        int cases = 0;
        for (String directory : new TreeSet<>(after.facts().keySet())) {
            if (!directory.equals(RiskVocabulary.DIRECTORY) && before.facts().containsKey(directory)) {
                regions.put(directory, BehaviourRegions.differences(before, after, directory));
                ScenarioFacts facts = new ScenarioFacts(after, directory);
                for (ScenarioFacts.Case each : cases(before, after, directory, changes)) {
                    cases++;
                    Answer old = Answer.of(before, directory, facts.fact(each.facts()));
                    Answer now = Answer.of(after, directory, facts.fact(each.facts()));
                    if (!old.outcome().equals(now.outcome())) {
                        found.computeIfAbsent(
                                        new Key(directory, old.outcome(), now.outcome(), now.determining()),
                                        key -> new ArrayList<>())
                                .add(new Example(each.name(), each.facts()));
                    }
                }
            }
        }
        return new BundleDifference(
                name(before),
                name(after),
                changes,
                cases,
                flips(found),
                regions,
                KnowledgeDifference.between(before, after));
    }

    private static List<Flip> flips(Map<Key, List<Example>> found) {
        List<Flip> flips = new ArrayList<>();
        found.forEach((key, examples) -> flips.add(new Flip(
                key.directory(),
                key.from(),
                key.to(),
                key.because(),
                strictness(key.to()) < strictness(key.from()),
                examples.size(),
                examples.stream().limit(EXAMPLES).toList())));
        flips.sort((one, other) -> one.loosens() == other.loosens()
                ? Integer.compare(other.count(), one.count())
                : one.loosens() ? -1 : 1);
        return flips;
    }

    private static Set<ScenarioFacts.Case> cases(
            PolicyBundle before, PolicyBundle after, String directory, List<RuleChange> changes) {
        Set<ScenarioFacts.Case> cases = new LinkedHashSet<>(new ScenarioFacts(after, directory).cases());
        cases.addAll(new ScenarioFacts(before, directory).cases());
        List<RuleDefinition> differing = new ArrayList<>(differing(before, directory, changes));
        differing.addAll(differing(after, directory, changes));
        Set<ScenarioFacts.Case> all = new LinkedHashSet<>(cases);
        for (RuleDefinition rule : differing) {
            for (ScenarioFacts.Case each : cases) {
                ObjectNode facts = each.facts().deepCopy();
                RuleWitness.moveInto(facts, rule);
                all.add(new ScenarioFacts.Case(each.name(), facts));
            }
        }
        return all;
    }

    private static List<RuleDefinition> differing(PolicyBundle bundle, String directory, List<RuleChange> changes) {
        Map<String, RuleChange> byId = changes.stream().collect(Collectors.toMap(RuleChange::id, Function.identity()));
        return bundle.rules(directory).definitions().stream()
                .filter(rule -> byId.containsKey(rule.id()))
                .toList();
    }

    private static int strictness(String outcome) {
        return Level.of(Outcome.class, outcome).map(Outcome::ordinal).orElse(0);
    }

    private static String name(PolicyBundle bundle) {
        return bundle.name() + " " + bundle.version() + " (" + bundle.digest().shortText() + ")";
    }
}
