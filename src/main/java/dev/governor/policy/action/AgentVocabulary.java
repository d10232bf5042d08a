package dev.governor.policy.action;

import dev.governor.bundle.BundleManifest;
import dev.governor.bundle.BundleProblem;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.RuleEvaluator;
import dev.governor.bundle.RuleVocabulary;
import dev.governor.bundle.knowledge.KnowledgeReader;
import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import dev.governor.policy.EffectMetadata;
import dev.governor.policy.Outcome;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules in {@code agents/} may say about an action of an agent. */
@Singleton
public class AgentVocabulary implements RuleVocabulary {

    /** The directory of the bundle. */
    public static final String DIRECTORY = "agents";

    @Override
    public String directory() {
        return DIRECTORY;
    }

    @Override
    public Class<? extends Record> fact() {
        return ActionCase.class;
    }

    @Override
    public Map<String, Set<String>> words(Set<String> actions) {
        return Map.ofEntries(
                Map.entry("effect", and(Level.words(Effect.values()), ActionCase.USE_TOOL)),
                Map.entry("resourceKind", Level.words(ResourceKind.values())),
                Map.entry("actionType", Level.words(ActionType.values())),
                Map.entry("egress", Level.words(Egress.values())),
                Map.entry("session", Set.of("fresh", "warned")),
                Map.entry("environment", Level.words(Environment.values())),
                Map.entry("environmentTrust", Level.words(Trust.values())),
                Map.entry("dataClassification", Level.words(DataClassification.values())),
                Map.entry("permitted", Set.of("granted", "withheld", "unknown")),
                Map.entry("approval", Level.words(ClaimedApproval.values())),
                Map.entry("riskSignal", Level.words(RiskSignal.values())),
                Map.entry("claimedEnvironment", Level.words(Environment.values())),
                Map.entry("claimedClassification", Level.words(DataClassification.values())),
                Map.entry("agentRecord", Level.words(Recorded.State.values())),
                Map.entry("ceiling", Level.words(Outcome.values())),
                Map.entry("workspace", Level.words(Recorded.Workspace.values())),
                Map.entry("toolRecorded", Set.of("granted", "withheld", "unknown")),
                Map.entry("dataRecorded", Set.of("granted", "withheld", "unknown")));
    }

    @Override
    public Set<String> grouped() {
        return Set.of("effect", "resourceKind");
    }

    @Override
    public Set<String> thresholds() {
        return Set.of(SessionStanding.MANY);
    }

    @Override
    public List<KnowledgeReader<?>> knowledge() {
        return ActionKnowledge.READERS;
    }

    @Override
    public Set<String> requiredMetadata() {
        return Stream.concat(EffectMetadata.REQUIRED.stream(), Stream.of("rationale", "control"))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> optionalMetadata() {
        return EffectMetadata.OPTIONAL;
    }

    /**
     * Returns what the caller says, and what follows from which resource it names: a caller that names a sandbox and acts on
     * production would otherwise choose its own rules.
     */
    @Override
    public Set<String> untrusted() {
        return Set.of(
                "environment",
                "environmentTrust",
                "dataClassification",
                "ownerKnown",
                "permitted",
                "approval",
                "riskSignal",
                "claimConflict",
                "claimedEnvironment",
                "claimedClassification",
                "dataRecorded");
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
        return Stream.of(Effect.NONE, Effect.READ_FILE, Effect.DELETE_RECURSIVELY, Effect.DEPLOY)
                .flatMap(effect -> Stream.of(ResourceKind.SOURCE, ResourceKind.ENV_FILE, ResourceKind.DEPLOYMENT)
                        .map(kind -> sample(effect, kind)))
                .toList();
    }

    @Override
    public List<BundleProblem> verify(RuleEvaluator rules, BundleManifest manifest) {
        return List.of();
    }

    private static ActionCase sample(Effect effect, ResourceKind kind) {
        return new ActionCase(
                effect.word(),
                kind.word(),
                ActionType.RUN_COMMAND.word(),
                "",
                Egress.NONE.word(),
                true,
                false,
                true,
                "fresh",
                0,
                0,
                "default",
                "unknown",
                "unknown",
                "unknown",
                false,
                "unknown",
                ClaimedApproval.NONE.word(),
                RiskSignal.NONE.word(),
                false,
                "unknown",
                "unknown",
                Recorded.State.NONE.word(),
                Outcome.ALLOW.word(),
                "",
                "",
                "",
                Recorded.Workspace.NONE.word(),
                "unknown",
                "unknown");
    }

    private static Set<String> and(Set<String> words, String more) {
        Set<String> all = new HashSet<>(words);
        all.add(more);
        return Set.copyOf(all);
    }
}
