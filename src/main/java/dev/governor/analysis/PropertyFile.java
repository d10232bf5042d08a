package dev.governor.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import dev.governor.bundle.Constraint;
import dev.governor.bundle.FactType;
import dev.governor.bundle.Operator;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.SourcePlace;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Spelling;
import dev.governor.policy.Outcome;
import dev.governor.policy.PolicyVocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads what a bundle's authors want proved, from the lists in {@code properties/*.yaml}.
 *
 * <p>An entry has an {@code id}, a {@code title}, either {@code never} or {@code always} with outcomes, and {@code when}: facts
 * as scenarios write them, each with a value, a list of values, or for a number {@code at_least} and {@code at_most}. It is
 * about plans unless {@code rules} names another directory.
 */
final class PropertyFile {

    private static final NamingBase SNAKE_CASE = (NamingBase) PropertyNamingStrategies.SNAKE_CASE;
    private static final Set<String> KEYS = Set.of("id", "title", "rules", "never", "always", "when");
    private static final Map<String, Operator> LIMITS =
            Map.of("at_least", Operator.AT_LEAST, "at_most", Operator.AT_MOST);
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(?:[-/][a-z0-9]+)*");
    private static final int LONGEST = 200;
    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Level::word).toList();

    private final PolicyBundle bundle;
    private final String file;
    private final List<Place> problems;
    private final Set<String> taken;

    private PropertyFile(PolicyBundle bundle, String file, List<Place> problems, Set<String> taken) {
        this.bundle = bundle;
        this.file = file;
        this.problems = problems;
        this.taken = taken;
    }

    /**
     * Returns the properties of every file.
     *
     * @throws ProblemException {@code invalid-bundle} with the file and JSON pointer of everything that is wrong
     */
    static List<AuthorProperty> readAll(PolicyBundle bundle) {
        List<Place> problems = new ArrayList<>();
        List<AuthorProperty> properties = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        bundle.properties()
                .forEach((file, tree) -> properties.addAll(new PropertyFile(bundle, file, problems, taken).read(tree)));
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_BUNDLE, "a property cannot be read", problems);
        }
        return properties;
    }

    private List<AuthorProperty> read(JsonNode tree) {
        if (!tree.isArray()) {
            report("", "the file is not a list of properties");
            return List.of();
        }
        List<AuthorProperty> properties = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            int before = problems.size();
            AuthorProperty property = property("/" + i, tree.get(i));
            if (problems.size() == before) {
                properties.add(property);
            }
        }
        return properties;
    }

    private AuthorProperty property(String at, JsonNode entry) {
        entry.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                report(at + "/" + key, "`" + key + "` is no part of a property: " + Spelling.suggestion(key, KEYS));
            }
        });
        String id = entry.path("id").asText();
        if (!ID.matcher(id).matches() || id.length() > LONGEST) {
            report(at + "/id", "an id is words with `-` or `/` between them");
        } else if (!taken.add(id)) {
            report(at + "/id", "`" + id + "` is taken");
        }
        String title = entry.path("title").asText();
        if (title.isBlank() || title.length() > LONGEST) {
            report(at + "/title", "a title is 1 to " + LONGEST + " characters");
        }
        String directory = entry.path("rules").asText(PolicyVocabulary.DIRECTORY);
        FactType fact = bundle.facts().get(directory);
        List<Constraint> when = new ArrayList<>();
        if (fact == null) {
            report(at + "/rules", "the bundle has no rules in `" + directory + "`");
        } else {
            when.addAll(when(at + "/when", entry.path("when"), fact));
        }
        return new AuthorProperty(id, title, directory, never(at, entry), when, SourcePlace.startOf(file));
    }

    private Set<Outcome> never(String at, JsonNode entry) {
        boolean never = entry.has("never");
        if (never == entry.has("always")) {
            report(at, "a property has either `never` or `always`");
            return Set.of();
        }
        String key = never ? "never" : "always";
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        List<JsonNode> words = values(entry.path(key));
        for (int i = 0; i < words.size(); i++) {
            Optional<Outcome> outcome = Level.of(Outcome.class, words.get(i).asText());
            String pointer = entry.path(key).isArray() ? at + "/" + key + "/" + i : at + "/" + key;
            String word = words.get(i).asText();
            outcome.ifPresentOrElse(
                    outcomes::add,
                    () -> report(pointer, "`" + word + "` is no outcome: " + Spelling.suggestion(word, OUTCOMES)));
        }
        if (words.isEmpty()) {
            report(at + "/" + key, "name at least one outcome");
        }
        return never ? outcomes : Prover.allBut(outcomes);
    }

    private List<Constraint> when(String at, JsonNode when, FactType fact) {
        if (!when.isObject() || when.isEmpty()) {
            report(at, "say which cases it is about: facts with their values");
            return List.of();
        }
        Map<String, String> names = new TreeMap<>();
        fact.properties().keySet().forEach(property -> names.put(SNAKE_CASE.translate(property), property));
        List<Constraint> constraints = new ArrayList<>();
        when.fields().forEachRemaining(field -> {
            String pointer = at + "/" + field.getKey();
            String property = names.get(field.getKey());
            if (property == null) {
                report(
                        pointer,
                        "`" + field.getKey() + "` is no fact: " + Spelling.suggestion(field.getKey(), names.keySet()));
            } else if (field.getValue().isObject()) {
                constraints.addAll(limits(pointer, property, field.getValue(), fact));
            } else {
                membership(pointer, property, field.getValue(), fact).ifPresent(constraints::add);
            }
        });
        return constraints;
    }

    private List<Constraint> limits(String at, String property, JsonNode limits, FactType fact) {
        List<Constraint> constraints = new ArrayList<>();
        limits.fields().forEachRemaining(limit -> {
            Operator operator = LIMITS.get(limit.getKey());
            boolean number = fact.properties().get(property) == int.class
                    && limit.getValue().isInt();
            if (operator == null || !number) {
                report(at + "/" + limit.getKey(), "numbers have `at_least` and `at_most`, with a whole number");
            } else {
                constraints.add(new Constraint(
                        property, operator, List.of(limit.getValue().asInt()), SourcePlace.startOf(file)));
            }
        });
        if (limits.isEmpty()) {
            report(at, "write `at_least` or `at_most`");
        }
        return constraints;
    }

    private Optional<Constraint> membership(String at, String property, JsonNode stated, FactType fact) {
        List<JsonNode> nodes = values(stated);
        List<Object> literals = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String pointer = stated.isArray() ? at + "/" + i : at;
            literal(pointer, property, nodes.get(i), fact).ifPresent(literals::add);
        }
        if (nodes.isEmpty()) {
            report(at, "name at least one value");
        }
        return literals.isEmpty()
                ? Optional.empty()
                : Optional.of(new Constraint(property, Operator.IN, literals, SourcePlace.startOf(file)));
    }

    private Optional<Object> literal(String at, String property, JsonNode node, FactType fact) {
        Class<?> type = fact.properties().get(property);
        Optional<Set<String>> words = fact.words(property);
        if (type == boolean.class && node.isBoolean()) {
            return Optional.of(node.asBoolean());
        }
        if (type == int.class && node.isInt()) {
            return Optional.of(node.asInt());
        }
        if (type == String.class
                && node.isTextual()
                && words.map(all -> all.contains(node.asText())).orElse(true)) {
            return Optional.of(node.asText());
        }
        String wanted = type == boolean.class ? "`true` or `false`" : type == int.class ? "a whole number" : "a text";
        report(
                at,
                "`" + node.asText() + "` is no value of it: "
                        + words.map(all -> Spelling.suggestion(node.asText(), all))
                                .orElse("write " + wanted));
        return Optional.empty();
    }

    private static List<JsonNode> values(JsonNode node) {
        List<JsonNode> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(values::add);
        } else if (node.isValueNode() && !node.isNull()) {
            values.add(node);
        }
        return values;
    }

    private void report(String pointer, String detail) {
        problems.add(new Place(file + "#" + pointer, detail));
    }
}
