package dev.governor.finding.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Level;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A value out of a closed list of words, and how the source's own words translate to it.
 *
 * @param value where the source's word stands
 * @param table the canonical word for each of the source's, in lower case; a word that is not in it stands for itself
 * @param bands the canonical word for numbers of at least so much
 */
public record MappedLevel(MappedValue value, Map<String, String> table, NavigableMap<BigDecimal, String> bands) {

    /** What a file does not map. */
    public static final MappedLevel NOTHING = new MappedLevel(MappedValue.NOTHING, Map.of(), new TreeMap<>());

    static final Set<String> FIELDS = Set.of("path", "default", "value", "table", "at_least");

    public MappedLevel {
        table = Map.copyOf(table);
        bands = new TreeMap<>(bands);
    }

    /** Returns the word for {@code record}, as the table and the bands have it; empty when the record says nothing. */
    public String in(JsonNode record) {
        String word = value.in(record);
        String listed = table.get(word.toLowerCase(Locale.ROOT));
        if (listed != null) {
            return listed;
        }
        return number(word).map(bands::floorEntry).map(Map.Entry::getValue).orElse(word);
    }

    private static Optional<BigDecimal> number(String word) {
        try {
            return word.isEmpty() || word.length() > 30 ? Optional.empty() : Optional.of(new BigDecimal(word));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Reads a value with a {@code table} and {@code at_least}, whose right sides are words of {@code type}. */
    static <E extends Enum<E> & Level> MappedLevel of(MappingNode node, Class<E> type) {
        Set<String> words =
                Arrays.stream(type.getEnumConstants()).map(Level::word).collect(Collectors.toCollection(HashSet::new));
        if (!node.isSection()) {
            return new MappedLevel(MappedValue.of(node), Map.of(), new TreeMap<>());
        }
        Map<String, MappingNode> fields = node.fields(FIELDS);
        Map<String, String> table = new HashMap<>();
        entries(fields, "table")
                .forEach((source, target) ->
                        table.put(source.strip().toLowerCase(Locale.ROOT), canonical(target, words)));
        NavigableMap<BigDecimal, String> bands = new TreeMap<>();
        entries(fields, "at_least")
                .forEach((bound, target) -> number(bound.strip())
                        .ifPresentOrElse(
                                number -> bands.put(number, canonical(target, words)),
                                () -> target.wrong("`" + bound + "` in `at_least` is not a number")));
        return new MappedLevel(MappedValue.of(node, fields), table, bands);
    }

    private static Map<String, MappingNode> entries(Map<String, MappingNode> fields, String name) {
        MappingNode entries = fields.get(name);
        return entries == null ? Map.of() : entries.fields();
    }

    private static String canonical(MappingNode target, Set<String> words) {
        String word = target.text().toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            target.wrong("`" + target.text() + "` is not a word for this, known are "
                    + words.stream().sorted().collect(Collectors.joining(", ")));
        }
        return word;
    }
}
