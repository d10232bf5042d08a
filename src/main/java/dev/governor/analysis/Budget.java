package dev.governor.analysis;

/**
 * How many boxes a question may be cut into before it is given up: rules can be entangled so that exact answers take longer
 * than anybody waits.
 */
final class Budget {

    /** Far more than any bundle of people needs; a few hundred milliseconds. */
    static final int ORDINARY = 100_000;

    private int left;

    Budget(int boxes) {
        this.left = boxes;
    }

    static Budget ordinary() {
        return new Budget(ORDINARY);
    }

    /** Takes one box, and tells whether there was one. */
    boolean take() {
        left--;
        return left >= 0;
    }

    /** Takes all that is left. */
    void exhaust() {
        left = -1;
    }

    /** Tells whether more was asked for than there was, so that "nothing found" means nothing. */
    boolean isSpent() {
        return left < 0;
    }
}
