package dev.governor.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.governor.bundle.knowledge.Knowledge;
import dev.governor.bundle.knowledge.KnowledgeReader;
import dev.governor.bundle.knowledge.Thresholds;
import dev.governor.bundle.knowledge.WordGroups;
import dev.governor.kernel.Complaints;
import dev.governor.kernel.Digest;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files below {@code knowledge/}, each once for the same bytes, and hands each part to who understands it. */
final class KnowledgeFiles {

    /** The most problems that are told of one file: whoever mends the first ones mends the rest. */
    private static final int MOST_TOLD = 50;

    private static final String TREE = "tree";
    private static final ReadBefore READ_BEFORE = new ReadBefore();

    private final BundleSource source;
    private final List<BundleProblem> problems;
    private final SortedMap<String, JsonNode> trees = new TreeMap<>();
    private final Map<String, Digest> digests = new HashMap<>();

    private KnowledgeFiles(BundleSource source, List<BundleProblem> problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * Returns what {@code source} knows, or less after adding problems.
     *
     * @param readers what other packages understand
     * @param vocabulary what groups may be made of
     * @param thresholds the thresholds that facts turn on
     */
    static Knowledge read(
            BundleSource source,
            Collection<KnowledgeReader<?>> readers,
            WordGroups.Vocabulary vocabulary,
            Set<String> thresholds,
            List<BundleProblem> problems) {
        KnowledgeFiles files = new KnowledgeFiles(source, problems);
        files.parse(readers);
        return files.trees.isEmpty() || !problems.isEmpty()
                ? Knowledge.NONE
                : files.understand(readers, vocabulary, thresholds);
    }

    private void parse(Collection<KnowledgeReader<?>> readers) {
        source.files().forEach((file, bytes) -> {
            if (file.startsWith(Knowledge.DIRECTORY) && file.endsWith(".yaml")) {
                if (!isRead(file, readers)) {
                    problems.add(
                            BundleProblem.ofFile(file, "nobody reads this file", "write one of " + known(readers)));
                    return;
                }
                Digest digest = Digest.of(bytes);
                digests.put(file, digest);
                Optional<JsonNode> tree = READ_BEFORE.find(TREE, digest, JsonNode.class);
                trees.put(file, tree.orElseGet(() -> parse(file, bytes, digest)));
            }
        });
    }

    private JsonNode parse(String file, byte[] bytes, Digest digest) {
        int before = problems.size();
        JsonNode tree = BundleYaml.read(file, bytes, problems);
        if (problems.size() == before) {
            READ_BEFORE.keep(TREE, digest, tree);
        }
        return tree;
    }

    private Knowledge understand(
            Collection<KnowledgeReader<?>> readers, WordGroups.Vocabulary vocabulary, Set<String> needed) {
        Map<Class<?>, Object> values = new LinkedHashMap<>();
        readers.forEach(reader -> value(reader).ifPresent(value -> values.put(reader.type(), value)));
        JsonNode nothing = JsonNodeFactory.instance.objectNode();
        WordGroups groups =
                WordGroups.read(trees.getOrDefault(WordGroups.FILE, nothing), vocabulary, complaints(WordGroups.FILE));
        Thresholds thresholds =
                Thresholds.read(trees.getOrDefault(Thresholds.FILE, nothing), needed, complaints(Thresholds.FILE));
        return new Knowledge(trees, values, groups, thresholds);
    }

    private <T> Optional<T> value(KnowledgeReader<T> reader) {
        SortedMap<String, JsonNode> own = new TreeMap<>(trees);
        own.keySet().removeIf(file -> !reader.reads(file));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> content = new TreeMap<>();
        own.keySet().forEach(file -> content.put(file, String.valueOf(digests.get(file))));
        Digest digest = Digest.ofCanonical(content);
        String as = reader.type().getName();
        Optional<T> known = READ_BEFORE.find(as, digest, reader.type());
        if (known.isPresent()) {
            return known;
        }
        int before = problems.size();
        T value = reader.read(own, this::complaints);
        if (problems.size() == before) {
            READ_BEFORE.keep(as, digest, value);
        }
        return Optional.of(value);
    }

    private Complaints complaints(String file) {
        YamlPlaces places = new YamlPlaces(file, source.files().getOrDefault(file, new byte[0]));
        int before = problems.size();
        return (pointer, sentence, hint) -> {
            if (problems.size() - before < MOST_TOLD) {
                problems.add(BundleProblem.at(places.at(pointer), sentence, hint));
            }
        };
    }

    private static boolean isRead(String file, Collection<KnowledgeReader<?>> readers) {
        return file.equals(WordGroups.FILE)
                || file.equals(Thresholds.FILE)
                || readers.stream().anyMatch(reader -> reader.reads(file));
    }

    private static List<String> known(Collection<KnowledgeReader<?>> readers) {
        return Stream.concat(
                        Stream.of(WordGroups.FILE, Thresholds.FILE),
                        readers.stream().map(KnowledgeReader::path))
                .sorted()
                .toList();
    }
}
