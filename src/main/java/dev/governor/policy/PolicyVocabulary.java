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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What rules in {@code policy/} may say about a remediation plan. */
@Singleton
public class PolicyVocabulary implements RuleVocabulary {

    /** The directory of the bundle. */
    public static final String DIRECTORY = "policy";

    @Override
    public String directory() {
        return DIRECTORY;
    }

    @Override
    public Class<? extends Record> fact() {
        return Case.class;
    }

    @Override
    public Map<String, Set<String>> words(Set<String> actions) {
        return Map.ofEntries(
                Map.entry("actionType", actions),
                Map.entry("environment", Level.words(Environment.values())),
                Map.entry("environmentTrust", Level.words(Trust.values())),
                Map.entry("dataClassification", Level.words(DataClassification.values())),
                Map.entry("exposure", Level.words(Exposure.values())),
                Map.entry("riskBand", withUnknown(Level.words(RiskBand.values()))),
                Map.entry("blastRadius", Level.words(BlastRadius.Size.values())),
                Map.entry("fixRadius", Level.words(BlastRadius.Size.values())),
                Map.entry("secretReach", Level.words(SecretReach.values())),
                Map.entry("direction", Level.words(Direction.values())),
                Map.entry("claimedEnvironment", Level.words(Environment.values())),
                Map.entry("claimedRisk", withUnknown(Level.words(RiskBand.values()))));
    }

    @Override
    public Set<String> requiredMetadata() {
        return EffectMetadata.REQUIRED;
    }

    @Override
    public Set<String> optionalMetadata() {
        return EffectMetadata.OPTIONAL;
    }

    @Override
    public Set<String> untrusted() {
        return Set.of("claimConflict", "claimedEnvironment", "claimedRisk");
    }

    @Override
    public boolean loosens(RuleDefinition rule) {
        return EffectMetadata.allows(rule);
    }

    @Override
    public List<BundleProblem> check(RuleDefinition rule) {
        return EffectMetadata.check(rule);
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
                false,
                "none",
                false,
                false,
                "forward",
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

    private static Set<String> withUnknown(Set<String> words) {
        Set<String> more = new HashSet<>(words);
        more.add(Case.UNKNOWN);
        return Set.copyOf(more);
    }
}
