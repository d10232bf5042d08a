package dev.governor.workshop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.bundle.Constraint;
import dev.governor.bundle.FactType;
import dev.governor.bundle.RuleDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cases in which a rule holds, or just does not. */
final class RuleWitness {

    private RuleWitness() {}

    /** Changes {@code facts} as little as needed for {@code rule} to hold. */
    static void moveInto(ObjectNode facts, RuleDefinition rule) {
        for (Constraint constraint : rule.constraints()) {
            satisfying(constraint).ifPresent(value -> ScenarioFacts.put(facts, constraint.property(), value));
        }
    }

    /** Changes {@code facts}, in which {@code rule} holds, so that only its last movable condition does not. */
    static boolean moveOut(ObjectNode facts, RuleDefinition rule, FactType type) {
        for (int i = rule.constraints().size() - 1; i >= 0; i--) {
            Constraint constraint = rule.constraints().get(i);
            boolean alone = rule.constraints().stream()
                            .filter(other -> other.property().equals(constraint.property()))
                            .count()
                    == 1;
            Optional<Object> value = alone ? violating(constraint, type) : Optional.empty();
            if (value.isPresent()) {
                ScenarioFacts.put(facts, constraint.property(), value.get());
                return true;
            }
        }
        return false;
    }

    private static Optional<Object> satisfying(Constraint constraint) {
        Object literal = constraint.literals().get(0);
        return switch (constraint.operator()) {
            case EQUAL, IN, AT_MOST, AT_LEAST -> Optional.of(literal);
            case LESS -> Optional.of((Integer) literal - 1);
            case GREATER -> Optional.of((Integer) literal + 1);
            case NOT_EQUAL -> other(List.of(literal));
        };
    }

    private static Optional<Object> other(List<Object> literals) {
        return literals.get(0) instanceof Boolean truth ? Optional.of(!truth) : Optional.empty();
    }

    private static Optional<Object> violating(Constraint constraint, FactType type) {
        Stream<?> candidates = type.words(constraint.property()).isPresent()
                ? type.words(constraint.property()).orElseThrow().stream().sorted()
                : constraint.literals().get(0) instanceof Boolean
                        ? Stream.of(true, false)
                        : constraint.literals().get(0) instanceof Integer number
                                ? IntStream.of(number - 1, number, number + 1).boxed()
                                : Stream.of("other");
        return candidates
                .map(Object.class::cast)
                .filter(value -> !constraint.accepts(value))
                .findFirst();
    }
}
