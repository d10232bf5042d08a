package dev.governor.analysis;

import dev.governor.bundle.RuleDefinition;
import dev.governor.policy.EffectMetadata;
import dev.governor.policy.Outcome;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A rule as the cases it holds for; only the dimensions it reads are kept. Immutable. */
final class RuleBox {

    /** How the cases of a rule lie to those of a box. */
    enum Relation {
        /** The rule holds for none of them. */
        APART,
        /** The rule holds for some of them. */
        CUTS,
        /** The rule holds for each of them. */
        COVERS
    }

    /** What a rule does that decides nothing: it says who reviews. */
    static final int ASSIGNS = -1;

    private final RuleDefinition rule;
    private final int effect;
    private final int[] dimensions;
    private final BitSet[] sides;
    private final boolean empty;

    RuleBox(RuleDefinition rule, Map<Integer, BitSet> sides) {
        this.rule = rule;
        this.effect = EffectMetadata.effect(rule).map(Outcome::ordinal).orElse(ASSIGNS);
        this.dimensions = sides.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.sides = sides.values().toArray(BitSet[]::new);
        this.empty = sides.values().stream().anyMatch(BitSet::isEmpty);
    }

    RuleDefinition rule() {
        return rule;
    }

    String id() {
        return rule.id();
    }

    /** Returns the ordinal of its outcome, or {@link #ASSIGNS}. */
    int effect() {
        return effect;
    }

    Optional<Outcome> outcome() {
        return effect == ASSIGNS ? Optional.empty() : Optional.of(Outcome.values()[effect]);
    }

    /** Tells whether it holds for no case. */
    boolean isEmpty() {
        return empty;
    }

    /** Returns the cells it can hold for, by the dimensions it reads. */
    Map<Integer, BitSet> sides() {
        Map<Integer, BitSet> byDimension = new HashMap<>();
        for (int i = 0; i < sides.length; i++) {
            byDimension.put(dimensions[i], sides[i]);
        }
        return byDimension;
    }

    int[] dimensions() {
        return dimensions.clone();
    }

    Relation relationTo(Box box) {
        return relationTo(box, -1, new BitSet());
    }

    /** Returns how it lies to {@code box}, were the side of {@code replaced} this {@code side}. */
    Relation relationTo(Box box, int replaced, BitSet side) {
        if (empty) {
            return Relation.APART;
        }
        boolean covers = true;
        for (int i = 0; i < sides.length; i++) {
            BitSet other = dimensions[i] == replaced ? side : box.side(dimensions[i]);
            if (!sides[i].intersects(other)) {
                return Relation.APART;
            }
            covers = covers && contains(sides[i], other);
        }
        return covers ? Relation.COVERS : Relation.CUTS;
    }

    /** Returns the first dimension in which it cuts {@code box} and that is not {@code except}, or -1 when there is none. */
    int cut(Box box, int except) {
        for (int i = 0; i < sides.length; i++) {
            if (dimensions[i] != except && !contains(sides[i], box.side(dimensions[i]))) {
                return dimensions[i];
            }
        }
        return -1;
    }

    /** Returns in how many dimensions it cuts {@code box}. */
    int cuts(Box box) {
        int cuts = 0;
        for (int i = 0; i < sides.length; i++) {
            cuts += contains(sides[i], box.side(dimensions[i])) ? 0 : 1;
        }
        return cuts;
    }

    /** Returns the cells of {@code dimension}, which it reads, for which it can hold. */
    BitSet side(int dimension) {
        for (int i = 0; i < dimensions.length; i++) {
            if (dimensions[i] == dimension) {
                return sides[i];
            }
        }
        throw new IllegalArgumentException("`" + id() + "` does not read dimension " + dimension);
    }

    boolean reads(int dimension) {
        for (int each : dimensions) {
            if (each == dimension) {
                return true;
            }
        }
        return false;
    }

    /** Returns the cases of {@code box} that it holds for. */
    Box within(Box box) {
        Box narrow = box;
        for (int i = 0; i < sides.length; i++) {
            narrow = narrow.within(dimensions[i], sides[i]);
        }
        return narrow;
    }

    /** Tells whether there is a case that both hold for. */
    boolean meets(RuleBox other) {
        for (int i = 0; i < sides.length; i++) {
            for (int j = 0; j < other.sides.length; j++) {
                if (dimensions[i] == other.dimensions[j] && !sides[i].intersects(other.sides[j])) {
                    return false;
                }
            }
        }
        return !empty && !other.empty;
    }

    private static boolean contains(BitSet all, BitSet some) {
        for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
            if (!all.get(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return id();
    }
}
