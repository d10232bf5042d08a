package dev.governor.command.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Descriptions that are like others: {@code like: NAME}, and where each was written.
 *
 * <p>What a description takes over from another is the other's, not a copy, so that it is read once.
 */
final class Likenesses {

    private static final int DEEPEST = 6;

    private final Map<String, RawDescription> all;
    private final Map<JsonNode, RawDescription> written = new IdentityHashMap<>();
    private final Map<JsonNode, JsonNode> resolved = new IdentityHashMap<>();

    /** @param all the programs, by every name they have */
    Likenesses(Map<String, RawDescription> all) {
        this.all = all;
        all.values().forEach(this::remember);
    }

    private void remember(RawDescription raw) {
        written.put(raw.tree(), raw);
        raw.tree()
                .path("commands")
                .properties()
                .forEach(entry -> remember(raw.command(entry.getKey(), entry.getValue())));
    }

    /** Returns {@code tree} and where it was written; what stands nowhere else stands in {@code around}. */
    RawDescription written(JsonNode tree, RawDescription around) {
        RawDescription known = written.get(tree);
        return known != null ? known : new RawDescription(tree, around.file(), around.pointer());
    }

    /** Returns what is described with all that it is like, or {@code null} when it is like nothing that is described. */
    @Nullable
    JsonNode resolved(JsonNode tree) {
        JsonNode known = resolved.get(tree);
        if (known == null) {
            known = resolved(tree, 0);
            if (known != null) {
                resolved.put(tree, known);
            }
        }
        return known;
    }

    private @Nullable JsonNode resolved(JsonNode tree, int depth) {
        List<String> names = Words.of(tree.path("like").asText(""));
        if (names.isEmpty()) {
            return tree;
        }
        RawDescription other = all.get(names.get(0));
        JsonNode base = other == null || depth > DEEPEST ? null : resolved(other.tree(), depth + 1);
        for (int at = 1; base != null && at < names.size(); at++) {
            base = command(base, names.get(at));
        }
        return base != null && base.isObject() ? joined(base, tree) : null;
    }

    private static JsonNode command(JsonNode tree, String name) {
        for (Map.Entry<String, JsonNode> entry : tree.path("commands").properties()) {
            if (Words.of(entry.getKey()).contains(name)) {
                return entry.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    /** Maps are joined, texts of options too; everything else of {@code own} replaces what {@code base} has. */
    private JsonNode joined(JsonNode other, JsonNode own) {
        ObjectNode joined = JsonNodeFactory.instance.objectNode();
        joined.setAll((ObjectNode) other);
        joined.remove("also");
        own.properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode there = joined.path(key);
            boolean maps = there.isObject() && entry.getValue().isObject();
            boolean words = Set.of("flags", "values", "optional").contains(key) && !there.isMissingNode();
            if (maps) {
                JsonNode base = key.equals("commands") ? without(there, entry.getValue()) : there;
                joined.set(key, joined(base, entry.getValue()));
            } else if (words) {
                joined.put(key, String.join(" ", Words.of(there)) + " " + String.join(" ", Words.of(entry.getValue())));
            } else {
                joined.set(key, entry.getValue());
            }
        });
        RawDescription place = written.get(own);
        if (place != null) {
            written.put(joined, new RawDescription(joined, place.file(), place.pointer()));
        }
        return joined;
    }

    /** Returns {@code commands} without the names that {@code own} describes itself under another key. */
    private static JsonNode without(JsonNode commands, JsonNode own) {
        Set<String> taken = new HashSet<>();
        own.properties().stream()
                .filter(entry -> !commands.has(entry.getKey()))
                .forEach(entry -> taken.addAll(Words.of(entry.getKey())));
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        commands.properties().forEach(entry -> {
            List<String> names = new ArrayList<>(Words.of(entry.getKey()));
            names.removeIf(name -> !own.has(entry.getKey()) && taken.contains(name));
            if (!names.isEmpty()) {
                left.set(own.has(entry.getKey()) ? entry.getKey() : String.join(" ", names), entry.getValue());
            }
        });
        return left;
    }
}
