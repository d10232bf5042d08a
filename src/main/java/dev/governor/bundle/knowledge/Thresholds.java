package dev.governor.bundle.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Complaints;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a bundle's rules and facts turn on, by name: {@code knowledge/thresholds.yaml}.
 *
 * <p>An entry has a sentence, {@code means}, and a whole number, {@code value}.
 */
public final class Thresholds {

    /** The file. */
    public static final String FILE = Knowledge.DIRECTORY + "thresholds.yaml";

    /** None. */
    public static final Thresholds NONE = new Thresholds(Map.of());

    /** What a name looks like, here and in groups. */
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    private static final Set<String> KEYS = Set.of("means", "value");
    private static final int LARGEST = 1_000_000;

    private final SortedMap<String, Integer> values;

    private Thresholds(Map<String, Integer> values) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * Returns what stands in {@code tree}, after telling {@code complaints} what is wrong with it.
     *
     * @param needed names that facts turn on
     */
    public static Thresholds read(JsonNode tree, Set<String> needed, Complaints complaints) {
        Map<String, Integer> values = new TreeMap<>();
        if (!tree.isObject()) {
            complaints.about("", "the file is no map of thresholds", "write `name: {means: …, value: …}` a line");
        }
        tree.fields().forEachRemaining(entry -> {
            String pointer = "/" + Entries.escaped(entry.getKey());
            if (!NAME.matcher(entry.getKey()).matches()) {
                complaints.about(pointer, "`" + entry.getKey() + "` is no name", "write small letters, digits and `_`");
            }
            Entries.check(pointer, entry.getValue(), KEYS, complaints);
            JsonNode value = entry.getValue().path("value");
            if (!value.isInt() || value.asInt() < 0 || value.asInt() > LARGEST) {
                complaints.about(
                        pointer + "/value", "a threshold is a whole number", "write one between 0 and " + LARGEST);
            }
            values.put(entry.getKey(), value.asInt());
        });
        new TreeSet<>(needed)
                .stream()
                        .filter(name -> !values.containsKey(name))
                        .forEach(name -> complaints.about(
                                "",
                                "there is no threshold `" + name + "`",
                                "write it: facts that rules test turn on it"));
        return new Thresholds(values);
    }

    /** Returns the number {@code name}, or empty when there is none of that name. */
    public OptionalInt find(String name) {
        @Nullable Integer value = values.get(name);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** Returns all names. */
    public Set<String> names() {
        return values.keySet();
    }
}
