package dev.governor.bundle.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle knows beside its rules, read and checked. Immutable, and safe to share between bundles.
 *
 * <p>A bundle may hold none of it. Then it decides on plans, and understands no action of an agent.
 */
public final class Knowledge {

    /** Where it stands in a bundle. */
    public static final String DIRECTORY = "knowledge/";

    /** Nothing. */
    public static final Knowledge NONE = new Knowledge(new TreeMap<>(), Map.of(), WordGroups.NONE, Thresholds.NONE);

    private final SortedMap<String, JsonNode> files;
    private final Map<Class<?>, Object> values;
    private final WordGroups groups;
    private final Thresholds thresholds;

    /**
     * @param files what stands in each file
     * @param values what the readers made of it, each by its type
     * @param groups the groups of words
     * @param thresholds the thresholds
     */
    public Knowledge(
            SortedMap<String, JsonNode> files, Map<Class<?>, Object> values, WordGroups groups, Thresholds thresholds) {
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.values = Map.copyOf(values);
        this.groups = groups;
        this.thresholds = thresholds;
    }

    /** Returns what stands in each file, by its path inside the bundle. Nobody may change it. */
    public SortedMap<String, JsonNode> files() {
        return files;
    }

    /** Returns what the reader of {@code type} made of its part, or empty when the bundle has none of it. */
    public <T> Optional<T> find(Class<T> type) {
        @Nullable Object value = values.get(type);
        return Optional.ofNullable(value).map(type::cast);
    }

    /** Returns the groups of words that rules name. */
    public WordGroups groups() {
        return groups;
    }

    /** Returns the numbers that rules name. */
    public Thresholds thresholds() {
        return thresholds;
    }

    /** Tells whether the bundle has none. */
    public boolean isEmpty() {
        return files.isEmpty();
    }
}
