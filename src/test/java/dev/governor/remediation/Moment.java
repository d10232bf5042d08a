package dev.governor.remediation;

/** A moment between two points of the journal at which somebody else may act. */
enum Moment {
    LENT("rehearseRollback"),
    REHEARSED("applyChange"),
    APPLY_CUT_OFF_BEFORE_ITS_EFFECT("applyChange"),
    APPLY_CUT_OFF_AFTER_ITS_EFFECT("applyChange"),
    APPLY_CUT_OFF_AND_THE_LEASE_ENDED("applyChange"),
    APPLY_WITHOUT_AN_ANSWER("applyChange"),
    APPLIED("readBack"),
    READ_BACK("probeEffect"),
    PROBED("rollBack"),
    ROLLBACK_CUT_OFF_BEFORE_ITS_EFFECT("rollBack"),
    ROLLBACK_CUT_OFF_AFTER_ITS_EFFECT("rollBack"),
    ROLLBACK_WITHOUT_AN_ANSWER("rollBack"),
    ROLLED_BACK("verifyRestored");

    private final String step;

    Moment(String step) {
        this.step = step;
    }

    /** Returns the step before which, or in which, it lies. */
    String step() {
        return step;
    }

    boolean isCutOffBefore() {
        return this == APPLY_CUT_OFF_BEFORE_ITS_EFFECT || this == ROLLBACK_CUT_OFF_BEFORE_ITS_EFFECT;
    }

    boolean isCutOffAfter() {
        return this == APPLY_CUT_OFF_AFTER_ITS_EFFECT
                || this == APPLY_CUT_OFF_AND_THE_LEASE_ENDED
                || this == ROLLBACK_CUT_OFF_AFTER_ITS_EFFECT;
    }

    boolean isWithoutAnAnswer() {
        return this == APPLY_WITHOUT_AN_ANSWER || this == ROLLBACK_WITHOUT_AN_ANSWER;
    }
}
