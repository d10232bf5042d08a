package dev.governor.bundle.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import dev.governor.kernel.Complaints;
import dev.governor.kernel.Spelling;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The groups of words that a bundle's rules name instead of repeating lists: {@code knowledge/groups.yaml}.
 *
 * <p>A group belongs to a property, and a property to the rules of a directory. Its words are words of the property, or
 * {@code group:} and a group that stands above it.
 */
public final class WordGroups {

    /** The file. */
    public static final String FILE = Knowledge.DIRECTORY + "groups.yaml";

    /** What comes before the name of a group, in rules and in groups. */
    public static final String PREFIX = "group:";

    /** None. */
    public static final WordGroups NONE = new WordGroups(Map.of());

    private static final NamingBase SNAKE_CASE = (NamingBase) PropertyNamingStrategies.SNAKE_CASE;
    private static final Set<String> KEYS = Set.of("means", "words");

    private final Map<String, Map<String, Map<String, WordGroup>>> groups;

    private WordGroups(Map<String, Map<String, Map<String, WordGroup>>> groups) {
        this.groups = groups;
    }

    /**
     * What groups may be made of.
     *
     * @param words the closed list of words of each property, by directory and property
     * @param complete the properties of each directory whose every word belongs to a group
     */
    public record Vocabulary(Map<String, Map<String, Set<String>>> words, Map<String, Set<String>> complete) {

        public Vocabulary {
            words = Map.copyOf(words);
            complete = Map.copyOf(complete);
        }
    }

    /** Returns what stands in {@code tree}, after telling {@code complaints} what is wrong with it. */
    public static WordGroups read(JsonNode tree, Vocabulary vocabulary, Complaints complaints) {
        Map<String, Map<String, Map<String, WordGroup>>> read = new TreeMap<>();
        tree.fields().forEachRemaining(directory -> {
            String pointer = "/" + Entries.escaped(directory.getKey());
            @Nullable Map<String, Set<String>> words = vocabulary.words().get(directory.getKey());
            if (words == null) {
                complaints.about(
                        pointer,
                        "there are no rules of `" + directory.getKey() + "`",
                        Spelling.suggestion(
                                directory.getKey(), vocabulary.words().keySet()));
            } else {
                read.put(directory.getKey(), properties(pointer, directory.getValue(), words, complaints));
            }
        });
        WordGroups groups = new WordGroups(read);
        groups.checkComplete(vocabulary, complaints);
        return groups;
    }

    private static Map<String, Map<String, WordGroup>> properties(
            String at, JsonNode tree, Map<String, Set<String>> words, Complaints complaints) {
        Map<String, String> names = new TreeMap<>();
        words.keySet().forEach(property -> names.put(SNAKE_CASE.translate(property), property));
        Map<String, Map<String, WordGroup>> read = new TreeMap<>();
        tree.fields().forEachRemaining(property -> {
            String pointer = at + "/" + Entries.escaped(property.getKey());
            @Nullable String name = names.get(property.getKey());
            if (name == null) {
                complaints.about(
                        pointer,
                        "`" + property.getKey() + "` has no list of words",
                        Spelling.suggestion(property.getKey(), names.keySet()));
            } else {
                read.put(name, groups(pointer, property.getValue(), words.getOrDefault(name, Set.of()), complaints));
            }
        });
        return read;
    }

    private static Map<String, WordGroup> groups(String at, JsonNode tree, Set<String> allowed, Complaints complaints) {
        Map<String, WordGroup> read = new LinkedHashMap<>();
        tree.fields().forEachRemaining(entry -> {
            String pointer = at + "/" + Entries.escaped(entry.getKey());
            if (!Thresholds.NAME.matcher(entry.getKey()).matches()) {
                complaints.about(pointer, "`" + entry.getKey() + "` is no name", "write small letters, digits and `_`");
            }
            Entries.check(pointer, entry.getValue(), KEYS, complaints);
            Set<String> words = words(pointer + "/words", entry.getValue().path("words"), allowed, read, complaints);
            read.put(
                    entry.getKey(),
                    new WordGroup(entry.getKey(), entry.getValue().path("means").asText(), words));
        });
        return read;
    }

    private static Set<String> words(
            String at, JsonNode list, Set<String> allowed, Map<String, WordGroup> above, Complaints complaints) {
        Set<String> words = new LinkedHashSet<>();
        if (!list.isArray() || list.isEmpty()) {
            complaints.about(at, "the group has no words", "write `words: […]`");
        }
        for (int i = 0; i < list.size(); i++) {
            String word = list.get(i).asText();
            String pointer = at + "/" + i;
            if (word.startsWith(PREFIX)) {
                String name = word.substring(PREFIX.length());
                @Nullable WordGroup group = above.get(name);
                if (group == null) {
                    complaints.about(
                            pointer, "no group `" + name + "` stands above", Spelling.suggestion(name, above.keySet()));
                } else {
                    words.addAll(group.words());
                }
            } else if (!allowed.contains(word)) {
                complaints.about(
                        pointer, "`" + word + "` is no word of the property", Spelling.suggestion(word, allowed));
            } else if (!words.add(word)) {
                complaints.about(pointer, "`" + word + "` is in the group already", "keep one of them");
            }
        }
        return words;
    }

    /** Complains about each word that no group holds: a new word of the vocabulary is a decision for the author. */
    private void checkComplete(Vocabulary vocabulary, Complaints complaints) {
        vocabulary
                .complete()
                .forEach((directory, properties) -> new TreeSet<>(properties).forEach(property -> {
                    Set<String> missing = new TreeSet<>(
                            vocabulary.words().getOrDefault(directory, Map.of()).getOrDefault(property, Set.of()));
                    Set<String> held = new HashSet<>();
                    all(directory, property).values().forEach(group -> held.addAll(group.words()));
                    missing.removeAll(held);
                    missing.forEach(word -> complaints.about(
                            "/" + directory + "/" + SNAKE_CASE.translate(property),
                            "no group holds `" + word + "`",
                            "add it to the groups it belongs to: a word that no group names is one that rules forget"));
                }));
    }

    /** Returns the words of the group {@code name}, or empty when the property has no such group. */
    public Optional<WordGroup> find(String directory, String property, String name) {
        return Optional.ofNullable(all(directory, property).get(name));
    }

    /** Returns the groups of a property by name, in the order in which they stand. */
    public Map<String, WordGroup> all(String directory, String property) {
        return groups.getOrDefault(directory, Map.of()).getOrDefault(property, Map.of());
    }
}
