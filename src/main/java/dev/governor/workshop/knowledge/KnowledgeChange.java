package dev.governor.workshop.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.governor.bundle.knowledge.Knowledge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One entry of two bundles' knowledge that is not the same in both.
 *
 * @param file the file inside the bundle
 * @param entry the keys that lead to it, with {@code /} between them
 * @param kind {@code added}, {@code changed} or {@code removed}
 * @param gone words that it had and no longer has
 * @param come words that it did not have and has now
 */
public record KnowledgeChange(String file, String entry, String kind, List<String> gone, List<String> come) {

    public KnowledgeChange {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    /** Returns what differs, by file and entry. */
    static List<KnowledgeChange> between(Knowledge before, Knowledge after) {
        List<KnowledgeChange> changes = new ArrayList<>();
        Set<String> files = new TreeSet<>(before.files().keySet());
        files.addAll(after.files().keySet());
        for (String file : files) {
            JsonNode old = before.files().getOrDefault(file, MissingNode.getInstance());
            JsonNode now = after.files().getOrDefault(file, MissingNode.getInstance());
            if (!old.equals(now)) {
                changes.addAll(between(file, entries(old), entries(now)));
            }
        }
        return changes;
    }

    private static List<KnowledgeChange> between(
            String file, Map<String, Set<String>> before, Map<String, Set<String>> after) {
        List<KnowledgeChange> changes = new ArrayList<>();
        Set<String> entries = new LinkedHashSet<>(before.keySet());
        entries.addAll(after.keySet());
        for (String entry : entries) {
            Set<String> old = before.getOrDefault(entry, Set.of());
            Set<String> now = after.getOrDefault(entry, Set.of());
            if (!old.equals(now)) {
                String kind = !before.containsKey(entry) ? "added" : !after.containsKey(entry) ? "removed" : "changed";
                changes.add(new KnowledgeChange(file, entry, kind, without(old, now), without(now, old)));
            }
        }
        return changes;
    }

    private static List<String> without(Set<String> words, Set<String> others) {
        return words.stream().filter(word -> !others.contains(word)).toList();
    }

    /** Returns the words of every entry: the parts of a text between blanks, and the elements of a list. */
    private static Map<String, Set<String>> entries(JsonNode tree) {
        Map<String, Set<String>> entries = new LinkedHashMap<>();
        collect("", tree, entries);
        return entries;
    }

    private static void collect(String at, JsonNode node, Map<String, Set<String>> entries) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(field -> collect(
                            at.isEmpty() ? field.getKey() : at + "/" + field.getKey(), field.getValue(), entries));
        } else if (node.isArray()) {
            Set<String> elements = new LinkedHashSet<>();
            node.forEach(element -> elements.add(element.isValueNode() ? element.asText() : element.toString()));
            entries.put(at, elements);
        } else if (!node.isMissingNode()) {
            entries.put(at, new LinkedHashSet<>(List.of(node.asText().strip().split(" +", -1))));
        }
    }
}
