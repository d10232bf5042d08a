package dev.governor.remediation;

/** A moment between two points of the journal at which somebody else may act. */
enum Moment {
    LENT("rehearseRollback"),
    REHEARSED("applyChange"),
    APPLY_CUT_OFF_BEFORE_ITS_EFFECT("applyChange"),
    APPLY_CUT_OFF_BEFORE_ITS_EFFECT_AND_THE_LEASE_ENDED("applyChange"),
    APPLY_CUT_OFF_AFTER_ITS_EFFECT("applyChange"),
    APPLY_CUT_OFF_AFTER_ITS_EFFECT_AND_THE_LEASE_ENDED("applyChange"),
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
        return name().contains("CUT_OFF_BEFORE");
    }

    boolean isCutOffAfter() {
        return name().contains("CUT_OFF_AFTER");
    }

    boolean isWithoutAnAnswer() {
        return name().endsWith("WITHOUT_AN_ANSWER");
    }

    boolean isWithoutALease() {
        return name().endsWith("THE_LEASE_ENDED");
    }

    /** Tells whether nothing of the plan's own can have taken effect yet. */
    boolean isBeforeTheChange() {
        return ordinal() <= APPLY_CUT_OFF_BEFORE_ITS_EFFECT_AND_THE_LEASE_ENDED.ordinal();
    }
}
