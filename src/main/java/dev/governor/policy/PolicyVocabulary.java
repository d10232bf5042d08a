package dev.governor.policy;

import dev.governor.bundle.BundleManifest;
import dev.governor.bundle.BundleProblem;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.RuleEvaluator;
import dev.governor.bundle.RuleVocabulary;
import dev.governor.context.BlastRadius;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import dev.governor.risk.RiskBand;
import jakarta.inject.Singleton;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules in {@code policy/} may say about a remediation plan. */
@Singleton
public class PolicyVocabulary implements RuleVocabulary {

    /** The directory of the bundle. */
    public static final String DIRECTORY = "policy";

    /** The effect of a rule that decides nothing but says who reviews when approval is required. */
    static final String ASSIGN = "assign_reviewers";

    static final String EFFECT = "effect";
    static final String APPROVER = "approver";
    static final String THRESHOLD = "threshold";
    static final String OBLIGATION = "obligation";
    static final String REDACTION = "redaction";

    private static final Set<String> REVIEWERS = Set.of("approver");
    private static final Map<String, Outcome> EFFECTS =
            Arrays.stream(Outcome.values()).collect(Collectors.toUnmodifiableMap(Level::word, outcome -> outcome));
    private static final int MAX_THRESHOLD = 5;

    @Override
    public String directory() {
        return DIRECTORY;
    }

    @Override
    public Class<? extends Record> fact() {
        return Case.class;
    }

    @Override
    public Set<String> hotKeys() {
        return Arrays.stream(Case.class.getRecordComponents())
                .filter(component -> component.getType() != int.class)
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Set<String>> words(Set<String> actions) {
        return Map.of(
                "actionType", actions,
                "environment", wordsOf(Environment.values()),
                "environmentTrust", wordsOf(Trust.values()),
                "dataClassification", wordsOf(DataClassification.values()),
                "exposure", wordsOf(Exposure.values()),
                "riskBand", withUnknown(wordsOf(RiskBand.values())),
                "blastRadius", wordsOf(BlastRadius.Size.values()),
                "fixRadius", wordsOf(BlastRadius.Size.values()),
                "claimedEnvironment", wordsOf(Environment.values()),
                "claimedRisk", withUnknown(wordsOf(RiskBand.values())));
    }

    @Override
    public Set<String> requiredMetadata() {
        return Set.of("id", "title", EFFECT, "reason", "owner", "since");
    }

    @Override
    public Set<String> optionalMetadata() {
        return Set.of("rationale", "control", APPROVER, THRESHOLD, OBLIGATION, REDACTION);
    }

    @Override
    public Set<String> untrusted() {
        return Set.of("claimConflict", "claimedEnvironment", "claimedRisk");
    }

    @Override
    public boolean loosens(RuleDefinition rule) {
        return rule.text(EFFECT).equals(Outcome.ALLOW.word());
    }

    @Override
    public List<BundleProblem> check(RuleDefinition rule) {
        List<BundleProblem> problems = new ArrayList<>();
        boolean assigns = rule.text(EFFECT).equals(ASSIGN);
        if (!assigns && effect(rule).isEmpty()) {
            problems.add(
                    BundleProblem.of(rule, "`" + rule.text(EFFECT) + "` is no effect", "write one of " + effects()));
        }
        if (rule.find(APPROVER).filter(role -> !REVIEWERS.contains(role)).isPresent()) {
            problems.add(BundleProblem.of(
                    rule,
                    "`" + rule.text(APPROVER) + "` is no role that reviews",
                    "write one of " + REVIEWERS.stream().sorted().toList()));
        }
        if (rule.find(THRESHOLD).isPresent() && threshold(rule) < 1) {
            problems.add(BundleProblem.of(rule, "`@threshold` is 1 to " + MAX_THRESHOLD, "write @threshold(1)"));
        }
        if (assigns != rule.find(APPROVER).isPresent()
                || assigns != rule.find(THRESHOLD).isPresent()) {
            problems.add(BundleProblem.of(
                    rule,
                    "`@approver` and `@threshold` belong to the effect `" + ASSIGN + "`",
                    "write all three or none"));
        }
        return problems;
    }

    @Override
    public List<? extends Record> samples() {
        return Stream.of("sandbox", "staging", "production")
                .flatMap(environment ->
                        Stream.of("revoke_public_grant", "delete_resource").map(action -> sample(action, environment)))
                .toList();
    }

    @Override
    public List<BundleProblem> verify(RuleEvaluator rules, BundleManifest manifest) {
        return List.of();
    }

    static Optional<Outcome> effect(RuleDefinition rule) {
        return Optional.ofNullable(EFFECTS.get(rule.text(EFFECT)));
    }

    static int threshold(RuleDefinition rule) {
        return rule.find(THRESHOLD)
                .filter(text -> text.matches("[1-" + MAX_THRESHOLD + "]"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    private static Case sample(String action, String environment) {
        return new Case(
                "default",
                action,
                "any",
                "any",
                environment,
                "curated",
                "internal",
                "internal",
                true,
                50,
                "medium",
                "low",
                "low",
                "database",
                false,
                false,
                true,
                true,
                true,
                true,
                true,
                true,
                true,
                false,
                "unknown",
                "unknown");
    }

    private static List<String> effects() {
        return Stream.concat(Arrays.stream(Outcome.values()).map(Level::word), Stream.of(ASSIGN))
                .sorted()
                .toList();
    }

    private static Set<String> wordsOf(Level[] levels) {
        return Arrays.stream(levels).map(Level::word).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> withUnknown(Set<String> words) {
        Set<String> more = new HashSet<>(words);
        more.add(Case.UNKNOWN);
        return Set.copyOf(more);
    }
}
