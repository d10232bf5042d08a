package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingTypes;
import dev.governor.kernel.Digest;
import dev.governor.signal.SourceTimes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a SARIF log: its tool, its rules, its time and its results. */
final class SarifRun {

    private final JsonNode run;
    private final String sender;
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final FindingTypes types;
    private final Map<String, JsonNode> rules = new HashMap<>();

    SarifRun(JsonNode run, String sender, FindingTypes types) {
        this.run = run;
        this.sender = sender;
        this.types = types;
        for (JsonNode rule : run.path("tool").path("driver").path("rules")) {
            rules.putIfAbsent(rule.path("id").asText(), rule);
        }
        for (JsonNode extension : run.path("tool").path("extensions")) {
            for (JsonNode rule : extension.path("rules")) {
                rules.putIfAbsent(rule.path("id").asText(), rule);
            }
        }
    }

    /** Returns how often {@code identity} was seen before in this run: two results with one fingerprint stay two. */
    int occurrence(String identity) {
        return occurrences.merge(Digest.of(identity).shortText(), 1, Integer::sum) - 1;
    }

    String tool() {
        return run.path("tool").path("driver").path("name").asText();
    }

    String source() {
        return "sarif:" + FindingTypes.word(tool());
    }

    String typeOf(String rule) {
        return types.of(CodeScanners.tool(tool()), rule);
    }

    boolean succeeded() {
        for (JsonNode invocation : run.path("invocations")) {
            if (!invocation.path("executionSuccessful").asBoolean(true)) {
                return false;
            }
        }
        return run.path("results").isArray();
    }

    @Nullable
    Instant endedAt() {
        for (JsonNode invocation : run.path("invocations")) {
            Instant end = SourceTimes.parse(invocation.path("endTimeUtc"));
            if (end == null) {
                end = SourceTimes.parse(invocation.path("startTimeUtc"));
            }
            if (end != null) {
                return end;
            }
        }
        return null;
    }

    /** Returns the repository that the run names, else the one that the sender says it speaks of. */
    Optional<AssetKey> repository() {
        return AssetNames.repository(run.path("versionControlProvenance")
                        .path(0)
                        .path("repositoryUri")
                        .asText())
                .or(() -> AssetNames.repository(sender));
    }

    JsonNode rule(JsonNode result) {
        JsonNode extension = result.path("rule").path("toolComponent").path("index");
        JsonNode list = extension.isInt()
                ? run.path("tool").path("extensions").path(extension.intValue()).path("rules")
                : run.path("tool").path("driver").path("rules");
        int index =
                result.path("ruleIndex").asInt(result.path("rule").path("index").asInt(-1));
        JsonNode byIndex = index >= 0 ? list.path(index) : MissingNode.getInstance();
        return byIndex.isMissingNode() ? rules.getOrDefault(idIn(result), MissingNode.getInstance()) : byIndex;
    }

    String ruleId(JsonNode result) {
        String id = idIn(result);
        return id.isEmpty() ? rule(result).path("id").asText() : id;
    }

    private static String idIn(JsonNode result) {
        String id = result.path("ruleId").asText();
        return id.isEmpty() ? result.path("rule").path("id").asText() : id;
    }

    /** Returns the location's URI with its base, where the run defines one. */
    String uri(JsonNode physical) {
        JsonNode location = physical.path("artifactLocation");
        if (!location.has("uri") && location.path("index").isInt()) {
            location = run.path("artifacts")
                    .path(location.path("index").intValue())
                    .path("location");
        }
        String uri = location.path("uri").asText();
        String base = run.path("originalUriBaseIds")
                .path(location.path("uriBaseId").asText())
                .path("uri")
                .asText();
        return base.isEmpty() || uri.contains("://") || base.startsWith("file:") ? uri : base + uri;
    }
}
