package dev.governor.finding.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a record holds a value: the first of some paths that leads to text, else a default.
 *
 * @param paths JSON pointers below the record; a column is one of its fields
 * @param fallback what holds when no path leads to text; empty for nothing
 */
public record MappedValue(List<JsonPointer> paths, String fallback) {

    private static final Pattern SEPARATOR = Pattern.compile("[,;\\n]");

    /** What a file does not map. */
    public static final MappedValue NOTHING = new MappedValue(List.of(), "");

    private static final Set<String> FIELDS = Set.of("path", "default", "value");

    public MappedValue {
        paths = List.copyOf(paths);
    }

    /** Returns the text in {@code record}, empty when there is none. */
    public String in(JsonNode record) {
        for (JsonPointer path : paths) {
            String text = record.at(path).asText("").strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return fallback;
    }

    /** Returns the node in {@code record} for values that may be lists or objects; missing when there is none. */
    public JsonNode nodeIn(JsonNode record) {
        JsonNode found = MissingNode.getInstance();
        for (JsonPointer path : paths) {
            found = record.at(path);
            if (!found.isMissingNode() && !found.isNull()) {
                return found;
            }
        }
        return found;
    }

    /** Returns the texts of a list, or of one text with commas between them. */
    public Set<String> allIn(JsonNode record) {
        Set<String> all = new LinkedHashSet<>();
        JsonNode node = nodeIn(record);
        if (node.isArray()) {
            node.forEach(element -> all.add(element.asText("").strip()));
        } else {
            for (String part : SEPARATOR.split(in(record))) {
                all.add(part.strip());
            }
        }
        all.remove("");
        return all;
    }

    /** Reads {@code /path}, {@code [/first, /second]}, {@code {path: /path, default: text}} or {@code {value: text}}. */
    static MappedValue of(MappingNode node) {
        if (!node.isSection()) {
            return new MappedValue(paths(node), "");
        }
        Map<String, MappingNode> fields = node.fields(FIELDS);
        return of(node, fields);
    }

    static MappedValue of(MappingNode node, Map<String, MappingNode> fields) {
        MappingNode path = fields.get("path");
        MappingNode value = fields.get("value");
        MappingNode fallback = fields.containsKey("default") ? fields.get("default") : value;
        if (path == null && value == null) {
            node.wrong("`" + node.name() + "` says neither a `path` nor a `value`");
        }
        return new MappedValue(path == null ? List.of() : paths(path), fallback == null ? "" : fallback.text());
    }

    private static List<JsonPointer> paths(MappingNode node) {
        List<JsonPointer> paths = new ArrayList<>();
        node.elements().forEach(element -> element.pointer().ifPresent(paths::add));
        return paths;
    }
}
