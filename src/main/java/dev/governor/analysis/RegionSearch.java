package dev.governor.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the cases that answer a {@link Question}, box by box.
 *
 * <p>A box that the question cannot be settled for is cut where one of the rules in doubt begins, and both parts are looked
 * at. Each cut settles a side of a rule, so the search ends, and what it returns is exact and disjoint.
 */
final class RegionSearch {

    /**
     * Cases that were looked for.
     *
     * @param box the cases
     * @param standings the answer of each view to all of them
     */
    record Region(Box box, List<Standing> standings) {}

    /** With more rules in doubt, the box is first cut along whatever most of them read: usually the action. */
    private static final int MANY = 32;

    private final Question question;
    private final Budget budget;
    private final int wanted;
    private final List<Region> found = new ArrayList<>();

    private RegionSearch(Question question, Budget budget, int wanted) {
        this.question = question;
        this.budget = budget;
        this.wanted = wanted;
    }

    /** Returns at most {@code wanted} disjoint regions of {@code box}; fewer means all, unless the budget is spent. */
    static List<Region> find(Question question, Box box, List<View> views, Budget budget, int wanted) {
        RegionSearch search = new RegionSearch(question, budget, wanted);
        search.look(box, views.stream().map(Standing::of).toList());
        return search.found;
    }

    /** Returns one region, or empty when there is none or the budget is spent. */
    static Optional<Region> first(Question question, Box box, List<View> views, Budget budget) {
        return find(question, box, views, budget, 1).stream().findFirst();
    }

    private void look(Box box, List<Standing> before) {
        if (box.isEmpty() || found.size() >= wanted || !budget.take()) {
            return;
        }
        List<Standing> standings =
                before.stream().map(standing -> standing.within(box)).toList();
        switch (question.about(standings)) {
            case NONE -> {}
            case EACH -> found.add(new Region(box, standings));
            case SOME_PERHAPS -> cut(box, standings);
        }
    }

    private void cut(Box box, List<Standing> standings) {
        List<Doubt> doubts = doubts(standings);
        if (doubts.size() > MANY) {
            cutEverywhere(box, mostRead(box, doubts), standings);
            return;
        }
        Doubt first = doubts.stream()
                .min(Comparator.comparing(
                                (Doubt doubt) -> !question.favours(doubt.rule().effect()))
                        .thenComparing(doubt -> -doubt.rule().effect())
                        .thenComparing(doubt -> doubt.rule().cuts(box)))
                .orElseThrow();
        int dimension = first.rule().cut(box, first.replaced());
        BitSet side = first.rule().side(dimension);
        look(box.within(dimension, side), standings);
        look(box.outside(dimension, side), standings);
    }

    /** A rule that holds for some cases of the box only. */
    private record Doubt(RuleBox rule, int replaced) {}

    /** Returns the rules in doubt, of several views those that only one of them has, if there are any. */
    private static List<Doubt> doubts(List<Standing> standings) {
        List<Doubt> all = new ArrayList<>();
        Set<RuleBox> once = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Standing standing : standings) {
            for (RuleBox rule : standing.cutting()) {
                all.add(new Doubt(rule, standing.view().replaced()));
                if (!once.add(rule)) {
                    once.remove(rule);
                }
            }
        }
        List<Doubt> telling =
                all.stream().filter(doubt -> once.contains(doubt.rule())).toList();
        return telling.isEmpty() ? all : telling;
    }

    private static int mostRead(Box box, List<Doubt> doubts) {
        int[] readers = new int[box.dimensions()];
        for (Doubt doubt : doubts) {
            for (int dimension : doubt.rule().dimensions()) {
                boolean cuts =
                        dimension != doubt.replaced() && box.side(dimension).cardinality() > 1;
                readers[dimension] += cuts ? 1 : 0;
            }
        }
        int most = 0;
        for (int i = 1; i < readers.length; i++) {
            most = readers[i] > readers[most] ? i : most;
        }
        return most;
    }

    private void cutEverywhere(Box box, int dimension, List<Standing> standings) {
        BitSet cells = (BitSet) box.side(dimension).clone();
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            BitSet one = new BitSet();
            one.set(cell);
            look(box.within(dimension, one), standings);
        }
    }
}
