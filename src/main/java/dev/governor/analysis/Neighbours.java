package dev.governor.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rules can hold together, found by the dimension that most rules read: usually the action. */
final class Neighbours {

    private final List<RuleBox> all;
    private final int dimension;
    private final Map<Integer, List<RuleBox>> byCell = new HashMap<>();
    private final List<RuleBox> everywhere = new ArrayList<>();

    Neighbours(List<RuleBox> rules, int dimensions) {
        this.all = List.copyOf(rules);
        this.dimension = mostRead(rules, dimensions);
        for (RuleBox rule : rules) {
            if (rule.reads(dimension)) {
                rule.side(dimension).stream()
                        .forEach(cell -> byCell.computeIfAbsent(cell, number -> new ArrayList<>())
                                .add(rule));
            } else {
                everywhere.add(rule);
            }
        }
    }

    private static int mostRead(List<RuleBox> rules, int dimensions) {
        int[] readers = new int[dimensions];
        rules.forEach(rule -> rule.sides().keySet().forEach(number -> readers[number]++));
        int most = 0;
        for (int i = 1; i < dimensions; i++) {
            most = readers[i] > readers[most] ? i : most;
        }
        return most;
    }

    /** Returns the other rules that hold for a case for which {@code rule} holds. */
    List<RuleBox> of(RuleBox rule) {
        Set<RuleBox> near = new LinkedHashSet<>();
        if (rule.reads(dimension)) {
            BitSet cells = rule.side(dimension);
            cells.stream().forEach(cell -> near.addAll(byCell.getOrDefault(cell, List.of())));
            near.addAll(everywhere);
        } else {
            near.addAll(all);
        }
        return near.stream().filter(other -> other != rule && other.meets(rule)).toList();
    }
}
