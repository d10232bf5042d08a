package dev.governor.analysis;

import dev.governor.policy.Outcome;
import java.util.List;

/** What is looked for in a space: boxes for whose cases the answers of some views stand in a certain way. */
sealed interface Question {

    /** Whether the cases of a box are looked for. */
    enum Answer {
        EACH,
        NONE,
        SOME_PERHAPS
    }

    /** Returns what the standings of the views say about the cases of one box. */
    Answer about(List<Standing> standings);

    /** Tells whether rules of this effect are the ones to look at first. */
    default boolean favours(int effect) {
        return false;
    }

    /**
     * Cases with one of some outcomes.
     *
     * @param outcomes the sum of their masks
     */
    record Reaches(int outcomes) implements Question {
        @Override
        public Answer about(List<Standing> standings) {
            int possible = standings.get(0).possible();
            if ((possible & outcomes) == 0) {
                return Answer.NONE;
            }
            return (possible & ~outcomes) == 0 ? Answer.EACH : Answer.SOME_PERHAPS;
        }

        @Override
        public boolean favours(int effect) {
            return effect >= 0 && (outcomes & (1 << effect)) != 0;
        }
    }

    /**
     * Cases that the second view answers looser than the first.
     *
     * @param ceiling the outcome above which nothing counts as stricter
     */
    record Loosens(Outcome ceiling) implements Question {
        @Override
        public Answer about(List<Standing> standings) {
            Standing before = standings.get(0);
            Standing after = standings.get(1);
            if (before.sameAs(after) || least(after) >= most(before)) {
                return Answer.NONE;
            }
            return most(after) < least(before) ? Answer.EACH : Answer.SOME_PERHAPS;
        }

        private int least(Standing standing) {
            return Math.min(ceiling.ordinal(), Integer.numberOfTrailingZeros(standing.possible()));
        }

        private int most(Standing standing) {
            int strictest = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(standing.possible());
            return Math.min(ceiling.ordinal(), strictest);
        }
    }

    /** Cases that two views answer differently, each box with one outcome of each. */
    record Differs() implements Question {
        @Override
        public Answer about(List<Standing> standings) {
            Standing one = standings.get(0);
            Standing other = standings.get(1);
            boolean settled = Integer.bitCount(one.possible()) == 1 && Integer.bitCount(other.possible()) == 1;
            if (one.sameAs(other) || (settled && one.possible() == other.possible())) {
                return Answer.NONE;
            }
            return settled ? Answer.EACH : Answer.SOME_PERHAPS;
        }
    }
}
