package dev.governor.analysis;

import dev.governor.bundle.Constraint;
import dev.governor.bundle.FactType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One property of a fact, cut into as few cells as no rule tells apart.
 *
 * <p>Words and truth values are a cell each. Whole numbers are cut at the literals that rules compare with, so that every
 * number of a cell satisfies the same comparisons. A text without a closed list has a cell for each literal, and one for
 * anything else.
 *
 * @param name the property
 * @param cells its cells; the empty list never occurs
 * @param open whether the last cell stands for every text that is no other cell
 */
record Dimension(String name, List<Cell> cells, boolean open) {

    private static final int MAX_SCORE = 100;
    private static final String SCORE = "riskScore";

    Dimension {
        cells = List.copyOf(cells);
    }

    /** Cuts {@code property} of {@code facts} at the literals of {@code constraints}, which are all about it. */
    static Dimension of(String property, Collection<FactType> facts, Collection<Constraint> constraints) {
        Class<?> type = facts.iterator().next().properties().get(property);
        Stream<Object> literals = constraints.stream().flatMap(each -> each.literals().stream());
        if (type == int.class) {
            return new Dimension(property, ranges(property, literals), false);
        }
        if (type == boolean.class) {
            return new Dimension(property, List.of(Cell.of(false), Cell.of(true)), false);
        }
        Set<Object> texts = new TreeSet<>();
        literals.forEach(texts::add);
        boolean open = false;
        for (FactType fact : facts) {
            open |= fact.words(property).isEmpty();
            fact.words(property).ifPresent(texts::addAll);
        }
        List<Cell> cells = new ArrayList<>(texts.stream().map(Cell::of).toList());
        boolean others = open || cells.isEmpty();
        if (others) {
            cells.add(Cell.of(anythingBut(property, texts)));
        }
        return new Dimension(property, cells, others);
    }

    private static List<Cell> ranges(String property, Stream<Object> literals) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0));
        literals.map(Integer.class::cast).forEach(literal -> cuts.addAll(List.of(literal, literal + 1)));
        int last = property.equals(SCORE) ? MAX_SCORE : cuts.last() + 1;
        List<Integer> starts =
                cuts.stream().filter(cut -> cut >= 0 && cut <= last).toList();
        return IntStream.range(0, starts.size())
                .mapToObj(i -> new Cell(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) - 1 : last))
                .toList();
    }

    private static String anythingBut(String property, Set<Object> taken) {
        String other = OrdinaryCase.text(property);
        while (taken.contains(other)) {
            other = "other-" + other;
        }
        return other;
    }

    /** Returns the cells whose values satisfy {@code constraint}. */
    BitSet satisfying(Constraint constraint) {
        BitSet side = new BitSet(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            side.set(i, constraint.accepts(cells.get(i).low()));
        }
        return side;
    }

    /** Returns the cells that hold one of {@code values}. */
    BitSet holding(Collection<?> values) {
        BitSet side = new BitSet(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            side.set(i, values.stream().anyMatch(cell::holds));
        }
        if (open && side.cardinality() < values.stream().distinct().count()) {
            side.set(cells.size() - 1);
        }
        return side;
    }

    BitSet all() {
        BitSet side = new BitSet(cells.size());
        side.set(0, cells.size());
        return side;
    }
}
