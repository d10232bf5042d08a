package dev.governor.bundle;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules that were read and checked but not compiled, evaluated as the boxes they are.
 *
 * <p>It answers what {@link CompiledRules} answers, and is there at once: for checking a bundle on an author's machine,
 * and for trying many cases without a session for each. What decides in production is compiled.
 */
public final class InterpretedRules implements RuleEvaluator {

    private static final Comparator<RuleDefinition> BY_ID = Comparator.comparing(RuleDefinition::id);

    private final List<RuleDefinition> definitions;
    private final List<Index> indexes;

    InterpretedRules(FactType fact, List<RuleDefinition> definitions) {
        this.definitions = definitions.stream().sorted(BY_ID).toList();
        Map<String, Index> byProperty = new LinkedHashMap<>();
        for (RuleDefinition rule : this.definitions) {
            List<Side> sides =
                    rule.constraints().stream().map(each -> Side.of(each, fact)).toList();
            Side first = sides.get(0);
            byProperty
                    .computeIfAbsent(
                            first.constraint().property(),
                            property -> new Index(first.property(), new LinkedHashMap<>()))
                    .add(new Box(rule, sides));
        }
        this.indexes = List.copyOf(byProperty.values());
    }

    @Override
    public List<RuleDefinition> definitions() {
        return definitions;
    }

    @Override
    public Evaluation evaluate(Collection<? extends Record> facts) {
        List<RuleMatch> matches = new ArrayList<>(8);
        try {
            for (Record fact : facts) {
                indexes.forEach(index -> index.collect(fact, matches));
            }
        } catch (RuntimeException e) {
            return new Evaluation.Failed(e);
        }
        matches.sort(Comparator.comparing(RuleMatch::rule, BY_ID));
        return new Evaluation.Matched(matches);
    }

    private static Object value(Method property, Record fact) {
        try {
            return property.invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read `" + property.getName() + "`", e);
        }
    }

    private record Side(Method property, Constraint constraint) {

        static Side of(Constraint constraint, FactType fact) {
            return new Side(fact.accessor(constraint.property()), constraint);
        }
    }

    private record Box(RuleDefinition rule, List<Side> sides) {

        boolean holds(Record fact) {
            for (Side side : sides) {
                if (!side.constraint().accepts(value(side.property(), fact))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The rules whose first comparison is of one property, by its literals. */
    private record Index(Method property, Map<Object, List<Box>> boxes) {

        void add(Box box) {
            box.sides()
                    .get(0)
                    .constraint()
                    .literals()
                    .forEach(literal -> boxes.computeIfAbsent(literal, value -> new ArrayList<>())
                            .add(box));
        }

        void collect(Record fact, List<RuleMatch> matches) {
            for (Box box : boxes.getOrDefault(value(property, fact), List.of())) {
                if (box.holds(fact)) {
                    matches.add(new RuleMatch(box.rule(), fact));
                }
            }
        }
    }
}
