package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What one document says about kinds of assessments: severity and remediation by the assessment's key, a GUID. */
final class DefenderMetadata {

    private final Map<String, JsonNode> byKey = new HashMap<>();

    /** Keeps a metadata object. */
    void add(JsonNode metadata) {
        byKey.put(metadata.path("name").asText().toLowerCase(Locale.ROOT), metadata.path("properties"));
    }

    /** Returns what an assessment carries of its metadata itself, else what was kept for its key; may be missing. */
    JsonNode of(JsonNode assessment) {
        JsonNode own = assessment.path("properties").path("metadata");
        JsonNode kept = byKey.get(assessment.path("name").asText().toLowerCase(Locale.ROOT));
        return own.isObject() || kept == null ? own : kept;
    }
}
