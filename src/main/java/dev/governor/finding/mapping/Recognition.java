package dev.governor.finding.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Level;
import dev.governor.signal.Sketch;
import dev.governor.signal.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a format is told from others: what every one of its records has.
 *
 * @param syntax how it is written, empty for any way
 * @param anyOf sets of paths, one of which a record must have completely
 * @param equal what must stand at some paths
 * @param document what must stand at some paths of the document around the records
 */
record Recognition(
        Optional<Syntax> syntax,
        List<List<JsonPointer>> anyOf,
        Map<JsonPointer, String> equal,
        Map<JsonPointer, String> document) {

    private static final Set<String> FIELDS = Set.of("syntax", "present", "or_present", "equal", "document");

    Recognition {
        anyOf = anyOf.stream().map(List::copyOf).toList();
        equal = Map.copyOf(equal);
        document = Map.copyOf(document);
    }

    /** Tells whether {@code sketch} is of the format, whose records stand at {@code records}. */
    boolean recognises(Sketch sketch, List<String> records) {
        boolean around = (syntax.isEmpty() || syntax.get() == sketch.syntax()) && holds(document, sketch.root());
        return around
                && records.stream()
                        .filter(path -> !(path.isEmpty() && sketch.root().isArray()))
                        .anyMatch(path -> sketch.any(path, this::fits));
    }

    private boolean fits(JsonNode record) {
        boolean present = anyOf.stream()
                .anyMatch(paths ->
                        paths.stream().noneMatch(path -> record.at(path).isMissingNode()));
        return record.isObject() && present && holds(equal, record);
    }

    private static boolean holds(Map<JsonPointer, String> expected, JsonNode node) {
        return expected.entrySet().stream()
                .allMatch(entry -> node.at(entry.getKey()).asText("").equals(entry.getValue()));
    }

    static Recognition of(MappingNode node) {
        Map<String, MappingNode> fields = node.fields(FIELDS);
        MappingNode syntax = fields.get("syntax");
        Optional<Syntax> known = syntax == null ? Optional.empty() : Level.of(Syntax.class, syntax.text());
        if (syntax != null && known.isEmpty()) {
            syntax.wrong("`" + syntax.text() + "` is not a syntax, known are json, yaml, csv, xml");
        }
        List<List<JsonPointer>> anyOf = new ArrayList<>();
        for (String name : List.of("present", "or_present")) {
            MappingNode paths = fields.get(name);
            if (paths != null) {
                List<JsonPointer> required = new ArrayList<>();
                paths.elements().forEach(path -> path.pointer().ifPresent(required::add));
                anyOf.add(required);
            }
        }
        if (anyOf.isEmpty() || anyOf.get(0).isEmpty()) {
            node.wrong("`recognise` names no path that must be `present`, so that any document would fit");
        }
        return new Recognition(known, anyOf, texts(fields.get("equal")), texts(fields.get("document")));
    }

    private static Map<JsonPointer, String> texts(@Nullable MappingNode node) {
        Map<JsonPointer, String> texts = new LinkedHashMap<>();
        if (node != null) {
            node.fields().forEach((path, text) -> {
                if (path.startsWith("/")) {
                    texts.put(JsonPointer.compile(path), text.text());
                } else {
                    text.wrong("`" + path + "` is not a path such as `/kind`");
                }
            });
        }
        return texts;
    }
}
