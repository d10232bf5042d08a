package dev.governor.command.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.command.ResourceKind;
import dev.governor.kernel.Complaints;
import dev.governor.kernel.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.BiConsumer;

/** Reads {@code knowledge/paths.yaml} into tables; whatever it does not know, it complains about. */
final class PathKnowledge {

    private static final Set<String> KEYS = Set.of(
            "types", "examples", "copies", "parts", "kinds", "places", "built", "endless", "rows", "home", "hidden");
    private static final Set<String> BUILT =
            Set.of("always", "modules", "sources", "containers", "names", "endings", "code", "caches", "scripts");
    private static final Set<String> ENTRY =
            Set.of("what", "kind", "names", "below", "but", "extensions", "words", "subjects", "inside", "only", "not");
    private static final int SHORTEST_INSIDE = 4;

    private final NameTable names = new NameTable();
    private final NameWords words = new NameWords();
    private final PlaceTree below = new PlaceTree();
    private final PlaceTree machine = new PlaceTree();
    private final Map<String, Set<String>> types = new HashMap<>();
    private final Complaints complaints;

    private PathKnowledge(Complaints complaints) {
        this.complaints = complaints;
    }

    static PathTables read(JsonNode tree, Complaints complaints) {
        return new PathKnowledge(complaints).tables(tree);
    }

    private PathTables tables(JsonNode tree) {
        keys(tree, "", KEYS);
        tree.path("types")
                .fields()
                .forEachRemaining(type ->
                        types.put(type.getKey(), new HashSet<>(texts(tree.path("types"), type.getKey(), "/types"))));
        texts(tree, "parts", "").forEach(words::addPart);
        each(tree, "kinds", this::kind);
        each(tree, "places", this::place);
        JsonNode examples = part(tree, "examples", Set.of("names", "endings", "before"));
        JsonNode copies = part(tree, "copies", Set.of("endings"));
        JsonNode home = part(tree, "home", Set.of("folders"));
        JsonNode hidden = part(tree, "hidden", Set.of("project", "home"));
        JsonNode built = part(tree, "built", BUILT);
        return new PathTables(
                names,
                words,
                below,
                machine,
                places(built),
                new InstalledPackages(texts(built, "code", "/built"), set(built, "caches", "/built"), scripts(built)),
                new Examples(
                        set(examples, "names", "/examples"),
                        globs(examples, "names", "/examples"),
                        set(examples, "endings", "/examples"),
                        types(examples, "before", "/examples")),
                new Copies(set(copies, "endings", "/copies")),
                new HiddenFiles(
                        set(hidden, "project", "/hidden"),
                        globs(hidden, "project", "/hidden"),
                        set(hidden, "home", "/hidden")),
                set(home, "folders", "/home"),
                set(tree, "endless", ""),
                set(tree, "rows", ""));
    }

    /** What package managers put there, they make again. */
    private BuildPlaces places(JsonNode node) {
        Set<String> always = set(node, "always", "/built");
        texts(node, "code", "/built").stream()
                .filter(place -> place.indexOf('/') < 0)
                .forEach(always::add);
        return new BuildPlaces(
                always,
                set(node, "modules", "/built"),
                set(node, "sources", "/built"),
                set(node, "containers", "/built"),
                set(node, "names", "/built"),
                set(node, "endings", "/built"));
    }

    private Map<String, Set<String>> scripts(JsonNode built) {
        Map<String, Set<String>> scripts = new HashMap<>();
        JsonNode files = built.path("scripts");
        if (!files.isMissingNode() && !files.isObject()) {
            complaints.about("/built/scripts", "it is not an object", "write lists of keys by the names of files");
        }
        files.fieldNames().forEachRemaining(names -> {
            Set<String> keys = set(files, names, "/built/scripts");
            new StringTokenizer(names).asIterator().forEachRemaining(name -> scripts.put((String) name, keys));
        });
        return scripts;
    }

    private void kind(JsonNode entry, String pointer) {
        keys(entry, pointer, ENTRY);
        ResourceKind kind = kindOf(entry, pointer);
        FileTypes files = new FileTypes(types(entry, "only", pointer), types(entry, "not", pointer));
        List<Glob> but = texts(entry, "but", pointer).stream().map(Glob::of).toList();
        texts(entry, "names", pointer).forEach(name -> names.addName(name, kind));
        texts(entry, "extensions", pointer).forEach(extension -> names.addExtension(extension, kind));
        texts(entry, "words", pointer).forEach(word -> words.addWord(word, kind, files));
        texts(entry, "subjects", pointer).forEach(word -> words.addSubject(word, kind, files));
        for (String place : texts(entry, "below", pointer)) {
            if (place.startsWith("/") || place.startsWith("*") || place.startsWith("?")) {
                complaints.about(
                        pointer + "/below",
                        "`" + place + "` begins with a root or a wildcard",
                        "begin with the name of a directory; it is found wherever it stands");
            } else {
                below.add(place, new PlaceTree.Entry(kind, files, but));
            }
        }
        for (String letters : texts(entry, "inside", pointer)) {
            if (letters.length() < SHORTEST_INSIDE) {
                complaints.about(
                        pointer + "/inside",
                        "`" + letters + "` is too short to count inside other words",
                        "write at least " + SHORTEST_INSIDE + " letters, or put it under `words`");
            } else {
                words.addInside(letters, kind, files);
            }
        }
    }

    private void place(JsonNode entry, String pointer) {
        keys(entry, pointer, Set.of("what", "kind", "at"));
        ResourceKind kind = kindOf(entry, pointer);
        for (String place : texts(entry, "at", pointer)) {
            if (!place.startsWith("/")) {
                complaints.about(pointer + "/at", "`" + place + "` does not begin with `/`", "write an absolute path");
            } else if (place.length() > 1) {
                machine.add(
                        place.substring(1), new PlaceTree.Entry(kind, new FileTypes(Set.of(), Set.of()), List.of()));
            }
        }
    }

    private ResourceKind kindOf(JsonNode entry, String pointer) {
        String word = entry.path("kind").asText("");
        return Level.of(ResourceKind.class, word).orElseGet(() -> {
            complaints.about(
                    pointer + "/kind",
                    "`" + word + "` is no kind of resource",
                    "write one of "
                            + Level.words(ResourceKind.values()).stream()
                                    .sorted()
                                    .toList());
            return ResourceKind.UNKNOWN;
        });
    }

    /** Returns endings of files, with the names of groups replaced by their endings. */
    private Set<String> types(JsonNode entry, String key, String pointer) {
        Set<String> endings = new HashSet<>();
        for (String word : texts(entry, key, pointer)) {
            endings.addAll(types.getOrDefault(word, Set.of(word)));
        }
        return endings;
    }

    private Set<String> set(JsonNode node, String key, String pointer) {
        return new HashSet<>(texts(node, key, pointer));
    }

    private List<Glob> globs(JsonNode node, String key, String pointer) {
        return texts(node, key, pointer).stream().filter(Glob::in).map(Glob::of).toList();
    }

    private JsonNode part(JsonNode tree, String key, Set<String> keys) {
        JsonNode part = tree.path(key);
        if (!part.isMissingNode()) {
            keys(part, "/" + key, keys);
        }
        return part;
    }

    private void each(JsonNode tree, String key, BiConsumer<JsonNode, String> reader) {
        JsonNode list = tree.path(key);
        if (!list.isArray()) {
            complaints.about("/" + key, "it is not a list", "write a list of entries");
        }
        for (int at = 0; at < list.size(); at++) {
            reader.accept(list.get(at), "/" + key + "/" + at);
        }
    }

    private void keys(JsonNode node, String pointer, Set<String> known) {
        if (!node.isObject()) {
            complaints.about(
                    pointer,
                    "it is not an object",
                    "write one of " + known.stream().sorted().toList());
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                complaints.about(
                        pointer + "/" + key,
                        "`" + key + "` is not known here",
                        "write one of " + known.stream().sorted().toList());
            }
        });
    }

    private List<String> texts(JsonNode node, String key, String pointer) {
        List<String> texts = new ArrayList<>();
        JsonNode list = node.path(key);
        if (!list.isMissingNode() && !list.isArray()) {
            complaints.about(pointer + "/" + key, "it is not a list", "write a list of words");
        }
        for (int at = 0; at < list.size(); at++) {
            String text = list.get(at).asText("");
            boolean good = list.get(at).isTextual()
                    && !text.isEmpty()
                    && text.equals(PlainPath.of(text).toString());
            if (good) {
                texts.add(text);
            } else {
                complaints.about(
                        pointer + "/" + key + "/" + at,
                        "`" + text + "` is not written plainly",
                        "write a text in quotes, in lower case, without `.` and `..`");
            }
        }
        return texts;
    }
}
