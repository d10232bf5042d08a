package dev.governor.bundle;

import static java.util.Objects.requireNonNull;

import dev.governor.kernel.Spelling;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of a fact, with their types and words: what literals are checked against and boxes are made of. */
public final class FactType {

    private final Class<? extends Record> type;
    private final Map<String, Class<?>> properties = new LinkedHashMap<>();
    private final Map<String, Method> accessors = new HashMap<>();
    private final Map<String, Set<String>> words;

    FactType(Class<? extends Record> type, Map<String, Set<String>> words) {
        this.type = type;
        this.words = words;
        for (RecordComponent component : type.getRecordComponents()) {
            if (!Set.of(String.class, int.class, boolean.class).contains(component.getType())) {
                throw new IllegalArgumentException("a fact is flat, but " + type.getName() + "." + component.getName()
                        + " is a " + component.getType());
            }
            properties.put(component.getName(), component.getType());
            component.getAccessor().setAccessible(true);
            accessors.put(component.getName(), component.getAccessor());
        }
    }

    /** Returns the record. */
    public Class<? extends Record> type() {
        return type;
    }

    /** Returns the type of each property, in the record's order: {@code String}, {@code int} or {@code boolean}. */
    public Map<String, Class<?>> properties() {
        return Collections.unmodifiableMap(properties);
    }

    /** Returns the closed lists of words, by property. */
    Map<String, Set<String>> words() {
        return words;
    }

    /** Returns the closed list of words of {@code property}, or empty when it takes any text or is no text. */
    public Optional<Set<String>> words(String property) {
        return Optional.ofNullable(words.get(property));
    }

    /** Returns what reads {@code property} from a fact; always the same one, because each warms up by itself. */
    Method accessor(String property) {
        return requireNonNull(accessors.get(property), property);
    }

    String name() {
        return type.getSimpleName();
    }

    String importName() {
        return type.getCanonicalName();
    }

    boolean has(String property) {
        return properties.containsKey(property);
    }

    Set<String> names() {
        return properties.keySet();
    }

    /** Why a comparison means nothing, and what to write instead. */
    record Objection(String message, String hint) {}

    /** Returns why {@code property} cannot be compared like that, or empty when it can. */
    Optional<Objection> objection(String property, Operator operator, Object literal) {
        Class<?> wanted = properties.get(property);
        if (wanted == null || !kindOf(wanted).equals(kindOf(literal.getClass()))) {
            return Optional.of(new Objection(
                    "`" + property + "` is " + (wanted == null ? "unknown" : kindOf(wanted)) + ", but is compared with "
                            + kindOf(literal.getClass()),
                    wanted == int.class
                            ? "write a whole number without quotes"
                            : wanted == boolean.class
                                    ? "write true or false without quotes"
                                    : "write a text in quotes"));
        }
        if (operator.isOrdering() && wanted != int.class) {
            return Optional.of(new Objection(
                    "`" + operator.sign() + "` needs a number, but `" + property + "` is " + kindOf(wanted),
                    "compare it with `==` or `in`, and name every value that is meant"));
        }
        @Nullable Set<String> allowed = words.get(property);
        if (allowed != null && !allowed.contains(literal)) {
            return Optional.of(new Objection(
                    "`" + literal + "` is no word of `" + property + "`",
                    Spelling.suggestion(literal.toString(), allowed)));
        }
        return Optional.empty();
    }

    private static String kindOf(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        return Arrays.asList(int.class, Integer.class).contains(type) ? "a number" : "true or false";
    }
}
