package dev.governor.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import dev.governor.bundle.FactType;
import dev.governor.kernel.Spelling;
import java.lang.reflect.Constructor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the facts of scenarios, whose names are the record's in {@code snake_case}, and says which of them are wrong. */
final class FactReader {

    // an action nobody has a template for is a fact like any other: what comes of it is a denial
    private static final Set<String> OPEN = Set.of("actionType");
    private static final NamingBase SNAKE_CASE = (NamingBase) PropertyNamingStrategies.SNAKE_CASE;

    private static final String TEXT = "a text";

    private final FactType type;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Constructor<? extends Record> constructor;

    FactReader(FactType type) {
        this.type = type;
        type.properties().keySet().forEach(property -> properties.put(SNAKE_CASE.translate(property), property));
        try {
            this.constructor = type.type()
                    .getDeclaredConstructor(type.properties().values().toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a fact is a record, but was: " + type.type(), e);
        }
    }

    /** Returns the values of {@code facts} by property, without those that are wrong, which are reported. */
    Map<String, Object> read(ScenarioFile file, String pointer, JsonNode facts) {
        Map<String, Object> values = new LinkedHashMap<>();
        file.checkKeys(facts, pointer, properties.keySet());
        facts.fields().forEachRemaining(field -> {
            String property = properties.get(field.getKey());
            if (property != null) {
                value(file, pointer + "/" + field.getKey(), property, field.getValue())
                        .ifPresent(value -> values.put(property, value));
            }
        });
        return values;
    }

    /** Returns the names of the facts that {@code values} lack. */
    Set<String> missing(Map<String, Object> values) {
        Map<String, String> missing = new LinkedHashMap<>(properties);
        missing.values().removeAll(values.keySet());
        return missing.keySet();
    }

    /** Returns the fact that has {@code values}, none of which is missing. */
    Record fact(Map<String, Object> values) {
        try {
            return constructor.newInstance(
                    properties.values().stream().map(values::get).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fact takes its properties in order, but was: " + type.type(), e);
        }
    }

    private Optional<Object> value(ScenarioFile file, String pointer, String property, JsonNode node) {
        Class<?> wanted = type.properties().get(property);
        if (wanted == int.class) {
            return node.canConvertToInt() && node.isIntegralNumber()
                    ? Optional.of(node.intValue())
                    : wrong(file, pointer, node, "a whole number");
        }
        if (wanted == boolean.class) {
            return node.isBoolean() ? Optional.of(node.booleanValue()) : wrong(file, pointer, node, "true or false");
        }
        if (!node.isTextual()) {
            return wrong(file, pointer, node, TEXT);
        }
        Set<String> words = type.words(property).orElse(Set.of());
        if (!words.isEmpty() && !OPEN.contains(property) && !words.contains(node.textValue())) {
            file.report(
                    pointer,
                    "`" + node.textValue() + "` is no word of it",
                    Spelling.suggestion(node.textValue(), words));
            return Optional.empty();
        }
        return Optional.of(node.textValue());
    }

    private static Optional<Object> wrong(ScenarioFile file, String pointer, JsonNode node, String wanted) {
        file.report(
                pointer,
                "`" + node.asText() + "` is not " + wanted,
                wanted.equals(TEXT) ? "put it in quotes" : "write " + wanted + ", without quotes");
        return Optional.empty();
    }
}
