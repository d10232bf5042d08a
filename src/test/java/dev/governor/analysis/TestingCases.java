package dev.governor.analysis;

import dev.governor.bundle.FactType;
import dev.governor.bundle.PolicyBundle;
import dev.governor.policy.Case;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Cases of the policy rules with any words there are, where any will do one that no rule names, without regard to rules. */
final class TestingCases {

    private final Random random;
    private final FactType facts;
    private final Space space;

    TestingCases(PolicyBundle bundle, Random random) {
        this.random = random;
        this.facts = bundle.facts().get("policy");
        this.space = Space.of(List.of(facts), List.of());
    }

    /** Returns a case whose risk is known; without, no rule is asked. */
    Case next() {
        Map<String, Object> values = new LinkedHashMap<>();
        facts.properties().forEach((property, type) -> values.put(property, value(property, type)));
        return (Case) space.fact(values);
    }

    private Object value(String property, Class<?> type) {
        if (type == boolean.class) {
            return random.nextInt(5) > 0
                    == (Boolean) OrdinaryCase.wishes(property, true).get(0);
        }
        if (type == int.class) {
            return random.nextInt(101);
        }
        List<String> words = facts.words(property).orElseGet(() -> Set.of(OrdinaryCase.text(property))).stream()
                .filter(word -> !(property.equals("riskBand") && word.equals("unknown")))
                .sorted()
                .toList();
        return words.get(random.nextInt(words.size()));
    }

    /** Tells whether {@code fact} has, for each property of {@code conditions}, one of its values. */
    static boolean satisfies(Case fact, Map<String, List<Object>> conditions) {
        for (RecordComponent component : Case.class.getRecordComponents()) {
            List<Object> allowed = conditions.get(component.getName());
            if (allowed != null && allowed.stream().noneMatch(shown -> holds(shown, value(component, fact)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Object shown, Object value) {
        if (value instanceof Integer number && shown instanceof String range) {
            String[] ends = range.split("\\.\\.");
            return Integer.parseInt(ends[0]) <= number && number <= Integer.parseInt(ends[1]);
        }
        return shown.equals(value);
    }

    private static Object value(RecordComponent component, Case fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
