package dev.governor.analysis;

import java.util.BitSet;
import java.util.List;

/**
 * Rules as they are asked about a case, or about the same case with one property changed.
 *
 * @param rules the rules
 * @param replaced the dimension whose cell is changed, or {@link #NOTHING_REPLACED}
 * @param side the one cell it is changed to
 */
record View(List<RuleBox> rules, int replaced, BitSet side) {

    static final int NOTHING_REPLACED = -1;

    static View of(List<RuleBox> rules) {
        return new View(rules, NOTHING_REPLACED, new BitSet());
    }

    static View replacing(List<RuleBox> rules, int dimension, int cell) {
        BitSet side = new BitSet();
        side.set(cell);
        return new View(rules, dimension, side);
    }
}
