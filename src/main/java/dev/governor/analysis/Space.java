package dev.governor.analysis;

import static java.util.Objects.requireNonNull;

import dev.governor.bundle.Constraint;
import dev.governor.bundle.FactType;
import dev.governor.bundle.RuleDefinition;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every case there can be of one fact, cut so that rules and questions about them are boxes. Immutable. */
final class Space {

    private final Class<? extends Record> type;
    private final List<Dimension> dimensions;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Box whole;

    private Space(Class<? extends Record> type, List<Dimension> dimensions) {
        this.type = type;
        this.dimensions = List.copyOf(dimensions);
        BitSet[] sides = new BitSet[dimensions.size()];
        for (int i = 0; i < sides.length; i++) {
            numbers.put(dimensions.get(i).name(), i);
            sides[i] = dimensions.get(i).all();
        }
        this.whole = new Box(sides);
    }

    /**
     * Cuts the space of {@code facts}, which are of one type, at everything that {@code constraints} compare with.
     *
     * @param facts the fact as one or several bundles see it: their words may differ
     */
    static Space of(List<FactType> facts, Collection<Constraint> constraints) {
        Map<String, List<Constraint>> byProperty = new HashMap<>();
        constraints.forEach(constraint -> byProperty
                .computeIfAbsent(constraint.property(), property -> new ArrayList<>())
                .add(constraint));
        return new Space(
                facts.get(0).type(),
                facts.get(0).properties().keySet().stream()
                        .map(property -> Dimension.of(property, facts, byProperty.getOrDefault(property, List.of())))
                        .toList());
    }

    /** Returns every case. */
    Box whole() {
        return whole;
    }

    /** Returns the number of the dimension of {@code property}, or empty when the fact has no such property. */
    Optional<Integer> find(String property) {
        return Optional.ofNullable(numbers.get(property));
    }

    Dimension dimension(int number) {
        return dimensions.get(number);
    }

    /** Returns the cases that {@code rule} holds for; the box of a rule that contradicts itself is empty. */
    RuleBox box(RuleDefinition rule) {
        Map<Integer, BitSet> sides = new LinkedHashMap<>();
        for (Constraint constraint : rule.constraints()) {
            int number = requireNonNull(numbers.get(constraint.property()));
            BitSet side = dimensions.get(number).satisfying(constraint);
            sides.merge(number, side, (one, other) -> {
                one.and(other);
                return one;
            });
        }
        return new RuleBox(rule, sides);
    }

    /**
     * Returns the cases of {@code box} in which each property of {@code values} has one of its values.
     *
     * @throws IllegalArgumentException when the fact has no such property
     */
    Box restrict(Box box, Map<String, ? extends Collection<?>> values) {
        Box narrow = box;
        for (Map.Entry<String, ? extends Collection<?>> entry : values.entrySet()) {
            int number = find(entry.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("no property `" + entry.getKey() + "`"));
            narrow = narrow.within(number, dimensions.get(number).holding(entry.getValue()));
        }
        return narrow;
    }

    /** Returns one case of {@code box}, as ordinary as it goes, by property. */
    Map<String, Object> example(Box box) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            example.put(dimensions.get(i).name(), value(dimensions.get(i), box.side(i)));
        }
        return example;
    }

    private static Object value(Dimension dimension, BitSet side) {
        List<Cell> cells = side.stream().mapToObj(dimension.cells()::get).toList();
        for (Object wish : OrdinaryCase.wishes(dimension.name(), cells.get(0).low())) {
            for (Cell cell : cells) {
                if (cell.holds(wish)) {
                    return wish;
                }
            }
            if (wish instanceof Integer) {
                return cells.get(0).nearest(wish);
            }
        }
        return cells.get(0).low();
    }

    /** Returns what the cases of {@code box} have in common: the values of each property that are not all there are. */
    Map<String, List<Object>> conditions(Box box) {
        Map<String, List<Object>> conditions = new LinkedHashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension dimension = dimensions.get(i);
            if (!box.side(i).equals(whole.side(i))) {
                conditions.put(
                        dimension.name(),
                        box.side(i).stream()
                                .mapToObj(cell -> dimension.cells().get(cell).shown())
                                .toList());
            }
        }
        return conditions;
    }

    /** Returns the fact whose properties have {@code values}. */
    Record fact(Map<String, Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = values.get(components[i].getName());
        }
        try {
            Constructor<? extends Record> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        }
    }
}
