package dev.governor.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values an example has where nothing asks for others, so that what stands out in it is what matters. */
final class OrdinaryCase {

    private static final Map<String, List<Object>> WISHES = Map.ofEntries(
            Map.entry("tenant", List.of("default")),
            Map.entry("environment", List.of("sandbox", "development", "test", "staging", "production")),
            Map.entry("environmentTrust", List.of("authoritative", "curated")),
            Map.entry("dataClassification", List.of("internal", "public", "confidential", "restricted")),
            Map.entry("exposure", List.of("internal", "isolated", "internet")),
            Map.entry("riskBand", List.of("low", "medium", "high", "critical", "informational")),
            Map.entry("riskScore", List.of(20)),
            Map.entry("blastRadius", List.of("low", "none", "medium", "high")),
            Map.entry("fixRadius", List.of("low", "none", "medium", "high")),
            Map.entry("secretReach", List.of("none", "single_service")),
            Map.entry("direction", List.of("forward")),
            Map.entry("claimedEnvironment", List.of("unknown")),
            Map.entry("claimedRisk", List.of("unknown")),
            Map.entry("claimedClassification", List.of("unknown")),
            Map.entry("effect", List.of("read_file", "none")),
            Map.entry("resourceKind", List.of("source", "other")),
            Map.entry("actionType", List.of("run_command")),
            Map.entry("egress", List.of("none")),
            Map.entry("session", List.of("fresh")),
            Map.entry("permitted", List.of("yes")),
            Map.entry("approval", List.of("none")),
            Map.entry("riskSignal", List.of("none")),
            Map.entry("agentRecord", List.of("none")),
            Map.entry("ceiling", List.of("allow")),
            Map.entry("workspace", List.of("none")),
            Map.entry("toolRecorded", List.of("unknown")),
            Map.entry("dataRecorded", List.of("unknown")));

    private static final Set<String> TRUE = Set.of("ownerKnown", "intentMatches", "understood", "agentKnown");

    private OrdinaryCase() {}

    /** Returns the values of {@code property} that stand out least, best first; nothing when any will do. */
    static List<Object> wishes(String property, Object sample) {
        if (sample instanceof Boolean) {
            return List.of(TRUE.contains(property) || property.startsWith("has"));
        }
        return WISHES.getOrDefault(property, sample instanceof Integer ? List.of(0) : List.of());
    }

    /** Returns a text for {@code property}, which takes any. */
    static String text(String property) {
        return WISHES.getOrDefault(property, List.of("any")).get(0).toString();
    }
}
