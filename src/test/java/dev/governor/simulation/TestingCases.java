package dev.governor.simulation;

import dev.governor.bundle.Constraint;
import dev.governor.bundle.FactType;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.policy.Case;
import dev.governor.policy.FactCopy;
import dev.governor.policy.TestingBundles;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Facts at random, of the words and around the numbers that rules compare with. */
final class TestingCases {

    private final FactType type;
    private final Map<String, List<Object>> values = new HashMap<>();
    private final Random random;

    TestingCases(PolicyBundle bundle, String directory, long seed) {
        this.type = bundle.facts().get(directory);
        this.random = new Random(seed);
        type.properties().forEach((property, kind) -> values.put(property, new ArrayList<>(start(property, kind))));
        for (RuleDefinition rule : bundle.rules(directory).definitions()) {
            for (Constraint constraint : rule.constraints()) {
                for (Object literal : constraint.literals()) {
                    values.get(constraint.property()).add(literal);
                    if (literal instanceof Integer number) {
                        values.get(constraint.property()).addAll(List.of(number - 1, number + 1));
                    }
                }
            }
        }
    }

    Record next() {
        try {
            Constructor<? extends Record> constructor = type.type()
                    .getDeclaredConstructor(type.properties().values().toArray(Class<?>[]::new));
            return constructor.newInstance(type.properties().keySet().stream()
                    .map(property -> values.get(property)
                            .get(random.nextInt(values.get(property).size())))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns a plan that the default bundle allows, with {@code changes}. */
    static Case allowed(Map<String, ?> changes) {
        ScenarioFile file = new ScenarioFile(
                "policy", TestingBundles.defaultBundle().scenarios().get("scenarios/policy.yaml"), new ArrayList<>());
        FactReader reader =
                new FactReader(TestingBundles.defaultBundle().facts().get("policy"));
        return FactCopy.with(
                (Case) reader.fact(reader.read(file, "", file.tree().path("facts"))), changes);
    }

    private Set<Object> start(String property, Class<?> kind) {
        if (kind == boolean.class) {
            return Set.of(true, false);
        }
        if (kind == int.class) {
            return Set.of(0, 50, 100);
        }
        Set<Object> words =
                new LinkedHashSet<>(new TreeSet<>(type.words(property).orElse(Set.of())));
        words.add("other");
        return words;
    }
}
