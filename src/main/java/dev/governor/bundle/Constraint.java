package dev.governor.bundle;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One side of a rule's box: a property of the fact compared with literals.
 *
 * @param property the property's name
 * @param operator how it is compared
 * @param literals what with: texts, whole numbers or truth values; one, or at least one for {@link Operator#IN}
 * @param at where it stands
 * @param names the groups and thresholds that its author wrote instead of literals, for example {@code group:secret}
 */
public record Constraint(
        String property, Operator operator, List<Object> literals, SourcePlace at, List<String> names) {

    /** A comparison with literals that are written out. */
    public Constraint(String property, Operator operator, List<Object> literals, SourcePlace at) {
        this(property, operator, literals, at, List.of());
    }

    public Constraint {
        names = List.copyOf(names);
        literals = List.copyOf(literals);
    }

    /** Tells whether {@code value} of the property satisfies it; what the compiled rules do, in plain Java. */
    public boolean accepts(Object value) {
        Object literal = literals.get(0);
        return switch (operator) {
            case EQUAL -> literal.equals(value);
            case NOT_EQUAL -> !literal.equals(value);
            case LESS -> (Integer) value < (Integer) literal;
            case AT_MOST -> (Integer) value <= (Integer) literal;
            case GREATER -> (Integer) value > (Integer) literal;
            case AT_LEAST -> (Integer) value >= (Integer) literal;
            case IN -> literals.contains(value);
        };
    }

    /** Returns it as DRL, written from the checked parts and nothing else. */
    public String drl() {
        if (operator == Operator.IN) {
            return property + literals.stream().map(Constraint::drl).collect(Collectors.joining(", ", " in (", ")"));
        }
        return property + " " + operator.sign() + " " + drl(literals.get(0));
    }

    /** Returns it as people read it: with the names of what its author named. */
    public String shown() {
        return names.isEmpty() ? drl() : drl() + names.stream().collect(Collectors.joining(", ", " [", "]"));
    }

    private static String drl(Object literal) {
        return literal instanceof String ? "\"" + literal + "\"" : literal.toString();
    }
}
