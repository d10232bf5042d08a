package dev.governor.finding.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.kernel.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tags as sources write them: an object, a list of {@code {key, value}} or of {@code name=value}, one of these as JSON in a
 * text, or {@code a=1; b=2}.
 */
public final class MappedTags {

    private static final Pattern SEPARATOR = Pattern.compile("[;,\\n]");

    private MappedTags() {}

    /** Returns the tags that {@code node} holds, by name; what is written in no known way is left out. */
    public static Map<String, String> in(JsonNode node) {
        Map<String, String> tags = new LinkedHashMap<>();
        collect(node, tags, true);
        return tags;
    }

    private static void collect(JsonNode node, Map<String, String> tags, boolean parse) {
        if (node.isObject()) {
            String key = node.path("key").asText(node.path("Key").asText(""));
            if (!key.isEmpty()) {
                tags.put(key, node.path("value").asText(node.path("Value").asText("")));
            } else {
                node.fields()
                        .forEachRemaining(field ->
                                tags.put(field.getKey(), field.getValue().asText("")));
            }
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, tags, false));
        } else if (node.isTextual()) {
            text(node.textValue().strip(), tags, parse);
        }
    }

    private static void text(String text, Map<String, String> tags, boolean parse) {
        if (parse && (text.startsWith("{") || text.startsWith("["))) {
            try {
                collect(CanonicalJson.mapper().readTree(text), tags, false);
                return;
            } catch (JsonProcessingException e) {
                // it only looks like JSON; then it is a text like any other
                text(text, tags, false);
                return;
            }
        }
        for (String pair : SEPARATOR.split(text)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                tags.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
    }
}
