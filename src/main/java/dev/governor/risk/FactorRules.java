package dev.governor.risk;

import dev.governor.bundle.Evaluation;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.RuleMatch;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The risk rules of one bundle, each case evaluated once: there are few levels and many findings, and the same case always
 * matches the same rules.
 */
final class FactorRules {

    private static final int MAX_REMEMBERED = 10_000;

    private final PolicyBundle bundle;
    private final Map<RiskCase, List<RuleDefinition>> remembered = new ConcurrentHashMap<>();

    FactorRules(PolicyBundle bundle) {
        this.bundle = bundle;
    }

    PolicyBundle bundle() {
        return bundle;
    }

    /**
     * Returns the rules that {@code facts} match: weights by factor, values by factor and level.
     *
     * @throws ProblemException {@code unavailable} when the engine does not finish
     */
    Map<String, RuleDefinition> matching(List<RiskCase> facts) {
        List<RiskCase> unseen = facts.stream()
                .filter(fact -> !remembered.containsKey(fact))
                .distinct()
                .toList();
        if (!unseen.isEmpty()) {
            evaluate(unseen);
        }
        Map<String, RuleDefinition> found = new TreeMap<>();
        for (RiskCase fact : facts) {
            List<RuleDefinition> rules = remembered.getOrDefault(fact, List.of());
            TenantRules.own(having(RiskVocabulary.WEIGHT, rules)).forEach(rule -> found.put(fact.factor(), rule));
            TenantRules.own(having(RiskVocabulary.VALUE, rules))
                    .forEach(rule -> found.put(key(fact.factor(), fact.level()), rule));
        }
        return found;
    }

    private static List<RuleDefinition> having(String metadata, List<RuleDefinition> rules) {
        return rules.stream().filter(rule -> rule.find(metadata).isPresent()).toList();
    }

    static String key(String factor, String level) {
        return factor + "=" + level;
    }

    private void evaluate(List<RiskCase> facts) {
        Evaluation evaluation = bundle.rules(RiskVocabulary.DIRECTORY).evaluate(facts);
        if (!(evaluation instanceof Evaluation.Matched matched)) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "the risk cannot be scored: the rules did not finish");
        }
        if (remembered.size() > MAX_REMEMBERED) {
            remembered.clear();
        }
        for (RiskCase fact : facts) {
            remembered.put(
                    fact,
                    matched.matches().stream()
                            .filter(match -> match.fact().equals(fact))
                            .map(RuleMatch::rule)
                            .toList());
        }
    }
}
