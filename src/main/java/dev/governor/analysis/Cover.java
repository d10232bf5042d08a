package dev.governor.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether rules together hold for every case of a box. */
final class Cover {

    private final Budget budget;

    Cover(Budget budget) {
        this.budget = budget;
    }

    /** Returns cases of {@code box} that none of {@code rules} holds for; empty when there are none or the budget is spent. */
    Optional<Box> gap(Box box, List<RuleBox> rules) {
        if (box.isEmpty() || !budget.take()) {
            return Optional.empty();
        }
        List<RuleBox> cutting = new ArrayList<>();
        for (RuleBox rule : rules) {
            switch (rule.relationTo(box)) {
                case COVERS -> {
                    return Optional.empty();
                }
                case CUTS -> cutting.add(rule);
                case APART -> {}
            }
        }
        Optional<RuleBox> narrowest = cutting.stream().min(Comparator.comparingInt(rule -> rule.cuts(box)));
        if (narrowest.isEmpty()) {
            return Optional.of(box);
        }
        int dimension = narrowest.get().cut(box, View.NOTHING_REPLACED);
        return gap(box.outside(dimension, narrowest.get().side(dimension)), cutting)
                .or(() -> gap(box.within(dimension, narrowest.get().side(dimension)), cutting));
    }

    /** Returns the fewest of {@code rules}, tried in their order, that still leave no gap in {@code box}. */
    List<RuleBox> needed(Box box, List<RuleBox> rules) {
        List<RuleBox> kept = new ArrayList<>(rules.stream()
                .filter(rule -> rule.relationTo(box) != RuleBox.Relation.APART)
                .toList());
        for (RuleBox rule : List.copyOf(kept)) {
            List<RuleBox> fewer = kept.stream().filter(each -> each != rule).toList();
            if (gap(box, fewer).isEmpty() && !budget.isSpent()) {
                kept.remove(rule);
            }
        }
        return kept;
    }
}
