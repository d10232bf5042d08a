package dev.governor.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.simulation.ScenarioFile.Entry;
import dev.governor.simulation.ScenarioResult.Mismatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What a scenario can expect of an answer: by key, how the answer says it. A list of texts is a list, all else a text.
 *
 * @param <T> the answer
 */
record Expectations<T>(Map<String, Function<T, Object>> byKey) {

    static final class Builder<T> {
        private final Map<String, Function<T, Object>> byKey = new LinkedHashMap<>();

        Builder<T> word(String key, Function<T, Object> actual) {
            byKey.put(
                    key,
                    actual.andThen(
                            value -> Objects.requireNonNullElse(value, "").toString()));
            return this;
        }

        Builder<T> list(String key, Function<T, List<String>> actual) {
            byKey.put(key, actual::apply);
            return this;
        }

        Expectations<T> build() {
            return new Expectations<>(byKey);
        }
    }

    /** Returns what {@code entry} expects and {@code answer} does not say. */
    List<Mismatch> compare(Entry entry, T answer) {
        List<Mismatch> mismatches = new ArrayList<>();
        byKey.forEach((key, actual) -> expected(entry.tree().path(key))
                .filter(expected -> !expected.equals(actual.apply(answer)))
                .ifPresent(expected ->
                        mismatches.add(new Mismatch(key, expected.toString(), String.valueOf(actual.apply(answer))))));
        return mismatches;
    }

    private static Optional<Object> expected(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(
                node.isArray()
                        ? StreamSupport.stream(node.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList()
                        : node.asText());
    }
}
