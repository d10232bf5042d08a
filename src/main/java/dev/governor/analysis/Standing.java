package dev.governor.analysis;

import dev.governor.policy.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rules of a view answer to the cases of a box, as far as the box decides it.
 *
 * <p>It says what {@link dev.governor.policy.ConflictResolution} would: the strictest effect wins; alert and redact
 * accompany an allow and allow nothing alone; approval that nobody is assigned to is a denial; and so is nothing at all.
 *
 * @param view whose answer it is
 * @param strictest the ordinal of the strictest effect that holds for each case, or {@link #NONE}
 * @param allows whether a rule that allows holds for each case
 * @param assigns whether a rule that assigns reviewers holds for each case
 * @param cutting the rules that hold for some cases only and could still change the answer
 */
record Standing(View view, int strictest, boolean allows, boolean assigns, List<RuleBox> cutting) {

    private static final int NONE = -2;
    private static final int ALLOW = Outcome.ALLOW.ordinal();
    private static final int APPROVAL = Outcome.REQUIRE_APPROVAL.ordinal();
    private static final int DENY = Outcome.DENY.ordinal();
    private static final int TERMINATE = Outcome.TERMINATE.ordinal();

    static Standing of(View view) {
        return new Standing(view, NONE, false, false, view.rules());
    }

    static int mask(Outcome outcome) {
        return 1 << outcome.ordinal();
    }

    /** Returns the answer to the cases of {@code box}, which are cases of this one's. */
    Standing within(Box box) {
        int most = strictest;
        boolean allow = allows;
        boolean assign = assigns;
        List<RuleBox> some = new ArrayList<>();
        for (RuleBox rule : cutting) {
            switch (rule.relationTo(box, view.replaced(), view.side())) {
                case COVERS -> {
                    most = rule.effect() == RuleBox.ASSIGNS ? most : Math.max(most, rule.effect());
                    allow |= rule.effect() == ALLOW;
                    assign |= rule.effect() == RuleBox.ASSIGNS;
                }
                case CUTS -> some.add(rule);
                case APART -> {}
            }
        }
        Standing all = new Standing(view, most, allow, assign, some);
        some.removeIf(rule -> !all.matters(rule));
        return all;
    }

    private boolean matters(RuleBox rule) {
        if (rule.effect() == RuleBox.ASSIGNS) {
            return !assigns && strictest <= APPROVAL;
        }
        return rule.effect() > strictest || (rule.effect() == ALLOW && !allows && strictest < APPROVAL);
    }

    /** Returns the outcomes that may occur, as the sum of their {@link #mask}; exact once no rule cuts. */
    int possible() {
        if (strictest == TERMINATE) {
            return 1 << TERMINATE;
        }
        int some = strictest < 0 ? 0 : 1 << strictest;
        boolean someAssigns = assigns;
        for (RuleBox rule : cutting) {
            some |= rule.effect() == RuleBox.ASSIGNS ? 0 : 1 << rule.effect();
            someAssigns |= rule.effect() == RuleBox.ASSIGNS;
        }
        int possible = some & (1 << TERMINATE);
        boolean nobodyReviews = strictest <= APPROVAL && has(some, APPROVAL) && !assigns;
        boolean nothingAllows = strictest < APPROVAL && !allows;
        if (strictest == DENY || has(some, DENY) || nobodyReviews || nothingAllows) {
            possible |= 1 << DENY;
        }
        if (strictest <= APPROVAL && has(some, APPROVAL) && someAssigns) {
            possible |= 1 << APPROVAL;
        }
        for (int loose = Math.max(ALLOW, strictest); loose < APPROVAL; loose++) {
            possible |= has(some, loose) && (allows || has(some, ALLOW)) ? 1 << loose : 0;
        }
        return possible;
    }

    private static boolean has(int mask, int outcome) {
        return (mask & (1 << outcome)) != 0;
    }

    /** Tells whether both answer every case of their box alike, because what is left of their rules is the same. */
    boolean sameAs(Standing other) {
        return strictest == other.strictest
                && allows == other.allows
                && assigns == other.assigns
                && cutting.equals(other.cutting);
    }

    /** Returns the one outcome there is; only when {@link #possible} is one. */
    Outcome outcome() {
        int possible = possible();
        if (Integer.bitCount(possible) != 1) {
            throw new IllegalStateException("several outcomes are possible");
        }
        return Outcome.values()[Integer.numberOfTrailingZeros(possible)];
    }
}
