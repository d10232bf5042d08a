package dev.governor.risk;

import dev.governor.bundle.BundleManifest;
import dev.governor.bundle.BundleProblem;
import dev.governor.bundle.Evaluation;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.RuleEvaluator;
import dev.governor.bundle.RuleMatch;
import dev.governor.bundle.RuleVocabulary;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Level;
import dev.governor.kernel.Tenant;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What rules in {@code risk/} may say: the value of a factor's level, and the weight of a factor. */
@Singleton
public class RiskVocabulary implements RuleVocabulary {

    /** The directory of the bundle. */
    public static final String DIRECTORY = "risk";

    static final String VALUE = "value";
    static final String WEIGHT = "weight";

    private static final int HUNDRED = 100;

    /** Stands for every tenant that no rule names. */
    private static final String ANY_OTHER = "any other";

    @Override
    public String directory() {
        return DIRECTORY;
    }

    @Override
    public Class<? extends Record> fact() {
        return RiskCase.class;
    }

    @Override
    public Set<String> hotKeys() {
        return Set.of("factor");
    }

    @Override
    public Map<String, Set<String>> words(Set<String> actions) {
        return Map.of(
                "factor",
                Level.words(Factor.values()),
                "level",
                Arrays.stream(Factor.values())
                        .flatMap(factor -> FactorLevels.of(factor).stream())
                        .collect(Collectors.toSet()),
                "environment",
                Level.words(Environment.values()));
    }

    @Override
    public Set<String> thresholds() {
        return RadiusThresholds.NAMES;
    }

    @Override
    public Set<String> requiredMetadata() {
        return Set.of("id", "title", "owner", "since");
    }

    @Override
    public Set<String> optionalMetadata() {
        return Set.of(VALUE, WEIGHT, "rationale", "control");
    }

    @Override
    public Set<String> untrusted() {
        return Set.of();
    }

    @Override
    public boolean loosens(RuleDefinition rule) {
        return false;
    }

    @Override
    public List<BundleProblem> check(RuleDefinition rule) {
        boolean value = rule.find(VALUE).isPresent();
        boolean weight = rule.find(WEIGHT).isPresent();
        if (value == weight) {
            return List.of(BundleProblem.of(rule, "a risk rule gives a `@value` or a `@weight`", "write exactly one"));
        }
        int points = RiskScorer.number(rule, value ? VALUE : WEIGHT);
        return points < 0 || points > HUNDRED
                ? List.of(BundleProblem.of(rule, "a value or weight is 0 to 100", "but was: " + points))
                : List.of();
    }

    @Override
    public List<? extends Record> samples() {
        return everyCase();
    }

    /** Finds levels without exactly one value, factors without exactly one weight, and values that fall as things get worse. */
    @Override
    public List<BundleProblem> verify(RuleEvaluator rules, BundleManifest manifest) {
        List<BundleProblem> problems = new ArrayList<>();
        Set<String> tenants = new TreeSet<>(TenantRules.named(rules.definitions()));
        tenants.add(Tenant.DEFAULT.name());
        tenants.add(ANY_OTHER);
        tenants.forEach(tenant -> verify(tenant, rules, problems));
        return problems.stream().distinct().toList();
    }

    private static void verify(String tenant, RuleEvaluator rules, List<BundleProblem> problems) {
        int weights = 0;
        for (Factor factor : Factor.values()) {
            for (Environment environment : Environment.values()) {
                verifyValues(tenant, factor, environment, rules, problems);
            }
            RiskCase fact = caseOf(factor, FactorLevels.of(factor).get(0), Environment.UNKNOWN, tenant);
            weights += having(WEIGHT, rules, fact, problems).stream()
                    .mapToInt(rule -> RiskScorer.number(rule, WEIGHT))
                    .sum();
        }
        if (weights != HUNDRED) {
            problems.add(BundleProblem.ofFile(
                    fileOf(WEIGHT, rules),
                    "the weights add up to " + weights + (tenant.equals(ANY_OTHER) ? "" : " for `" + tenant + "`"),
                    "make it 100"));
        }
    }

    private static void verifyValues(
            String tenant, Factor factor, Environment environment, RuleEvaluator rules, List<BundleProblem> problems) {
        int previous = 0;
        for (String level : FactorLevels.of(factor)) {
            List<RuleDefinition> values = having(VALUE, rules, caseOf(factor, level, environment, tenant), problems);
            if (values.size() == 1 && !level.equals(FactorLevels.UNKNOWN)) {
                int value = RiskScorer.number(values.get(0), VALUE);
                if (value < previous) {
                    problems.add(BundleProblem.of(
                            values.get(0),
                            "`" + level + "` is worth less than the level below it",
                            "a score is monotone"));
                }
                previous = value;
            }
        }
    }

    private static List<RuleDefinition> having(
            String metadata, RuleEvaluator rules, RiskCase fact, List<BundleProblem> problems) {
        List<RuleDefinition> found = rules.evaluate(List.of(fact)) instanceof Evaluation.Matched matched
                ? TenantRules.own(matched.matches().stream()
                        .map(RuleMatch::rule)
                        .filter(rule -> rule.find(metadata).isPresent())
                        .toList())
                : List.of();
        if (found.size() != 1) {
            String message = "`%s` `%s` in `%s` has %d rules with a `@%s`"
                    .formatted(fact.factor(), fact.level(), fact.environment(), found.size(), metadata);
            problems.add(
                    found.isEmpty()
                            ? BundleProblem.ofFile(fileOf(metadata, rules), message, "make it exactly one")
                            : BundleProblem.of(
                                    found.get(1),
                                    message,
                                    "make it exactly one; another stands at "
                                            + found.get(0).at()));
        }
        return found;
    }

    /** Returns the file in which the first rule with that metadata stands: a gap has no place of its own. */
    private static String fileOf(String metadata, RuleEvaluator rules) {
        return rules.definitions().stream()
                .filter(rule -> rule.find(metadata).isPresent())
                .map(rule -> rule.at().file())
                .findFirst()
                .orElse(DIRECTORY);
    }

    private static List<RiskCase> everyCase() {
        return Arrays.stream(Factor.values())
                .flatMap(factor -> FactorLevels.of(factor).stream()
                        .map(level -> caseOf(factor, level, Environment.PRODUCTION, Tenant.DEFAULT.name())))
                .toList();
    }

    private static RiskCase caseOf(Factor factor, String level, Environment environment, String tenant) {
        return new RiskCase(factor.word(), level, environment.word(), tenant);
    }
}
