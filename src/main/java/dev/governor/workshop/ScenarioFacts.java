package dev.governor.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.bundle.FactType;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cases that a bundle's own scenarios describe: where an author begins who wants to try something.
 *
 * <p>Facts are written as in scenarios, in {@code snake_case}; a property's own name is understood as well.
 */
final class ScenarioFacts {

    private static final SnakeCaseStrategy WRITTEN = new SnakeCaseStrategy();

    private final PolicyBundle bundle;
    private final String directory;
    private final FactType type;

    ScenarioFacts(PolicyBundle bundle, String directory) {
        this.bundle = bundle;
        this.directory = directory;
        FactType found = bundle.facts().get(directory);
        if (found == null) {
            throw new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "there are rules about "
                            + bundle.facts().keySet().stream().sorted().toList() + ", not about `" + directory + "`");
        }
        this.type = found;
    }

    /** A scenario's name and all its facts. */
    record Case(String name, ObjectNode facts) {}

    /** Returns the file whose scenarios are about the directory, or empty when there is none. */
    Optional<String> file() {
        return bundle.scenarios().entrySet().stream()
                .filter(entry -> entry.getValue().path("about").asText().equals(directory)
                        && entry.getValue().path("facts").isObject())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns the facts that the scenarios start from. */
    ObjectNode base() {
        return file().map(file -> (ObjectNode) scenarios(file).path("facts").deepCopy())
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** Returns every scenario with all its facts. */
    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        file().ifPresent(file -> scenarios(file).path("scenarios").forEach(scenario -> {
            ObjectNode facts = base();
            scenario.path("facts").fields().forEachRemaining(fact -> facts.set(fact.getKey(), fact.getValue()));
            cases.add(new Case(scenario.path("name").asText(), facts));
        }));
        return cases;
    }

    /** Sets {@code property} to {@code value}, a text as people write it. */
    void set(ObjectNode facts, String property, String value) {
        Map<String, String> names =
                type.properties().keySet().stream().collect(Collectors.toMap(WRITTEN::translate, name -> name));
        String name = names.getOrDefault(property, property);
        Class<?> kind = type.properties().get(name);
        if (kind == null) {
            throw new ProblemException(
                    ProblemCode.INVALID_FIELD,
                    "`" + property + "` is no fact; use one of "
                            + names.keySet().stream().sorted().toList());
        }
        type.words(name).filter(words -> !words.contains(value)).ifPresent(words -> {
            throw new ProblemException(
                    ProblemCode.INVALID_FIELD,
                    "`" + value + "` is no word of `" + property + "`, which are "
                            + words.stream().sorted().toList());
        });
        put(facts, name, parsed(property, kind, value));
    }

    /** Sets {@code property}, by its own name, to {@code value}: a text, a whole number or a truth value. */
    static void put(ObjectNode facts, String property, Object value) {
        facts.set(WRITTEN.translate(property), CanonicalJson.tree(value));
    }

    /** Returns the fact that {@code facts} describe. */
    Record fact(JsonNode facts) {
        try {
            return CanonicalJson.read(facts.toString(), type.type());
        } catch (UncheckedIOException e) {
            throw new ProblemException(
                    ProblemCode.INVALID_FIELD,
                    "the facts do not describe a `" + type.type().getSimpleName() + "`");
        }
    }

    private JsonNode scenarios(String file) {
        JsonNode found = bundle.scenarios().get(file);
        return found == null ? JsonNodeFactory.instance.objectNode() : found;
    }

    private static Object parsed(String property, Class<?> kind, String value) {
        if (kind == int.class && value.matches("-?[0-9]{1,9}")) {
            return Integer.valueOf(value);
        }
        if (kind == boolean.class && (value.equals("true") || value.equals("false"))) {
            return Boolean.valueOf(value);
        }
        if (kind == String.class) {
            return value;
        }
        throw new ProblemException(
                ProblemCode.INVALID_FIELD,
                "`" + property + "` is " + (kind == int.class ? "a whole number" : "true or false") + ", not `" + value
                        + "`");
    }
}
