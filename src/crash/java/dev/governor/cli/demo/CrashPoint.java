package dev.governor.cli.demo;

import dev.governor.execution.Step;
import dev.governor.kernel.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A point that an execution passes, in the order in which it passes them. */
enum CrashPoint implements Level {
    SUBMITTED(null, Moment.EFFECT),
    MINT_INTENDED(Step.MINT_LEASE, Moment.INTENDED),
    SNAPSHOT_KEPT(Step.MINT_LEASE, Moment.EFFECT),
    ROLE_MADE(Step.MINT_LEASE, Moment.EFFECT),
    MINT_ENDED(Step.MINT_LEASE, Moment.ENDED),
    SCOPE_INTENDED(Step.PROVE_SCOPE, Moment.INTENDED),
    SCOPE_ENDED(Step.PROVE_SCOPE, Moment.ENDED),
    REHEARSAL_INTENDED(Step.REHEARSE_ROLLBACK, Moment.INTENDED),
    REHEARSAL_ENDED(Step.REHEARSE_ROLLBACK, Moment.ENDED),
    APPLY_INTENDED(Step.APPLY, Moment.INTENDED),
    CHANGED(Step.APPLY, Moment.EFFECT),
    APPLY_ENDED(Step.APPLY, Moment.ENDED),
    READ_BACK_INTENDED(Step.READ_BACK, Moment.INTENDED),
    READ_BACK_ENDED(Step.READ_BACK, Moment.ENDED),
    PROBE_INTENDED(Step.PROBE, Moment.INTENDED),
    PROBE_ENDED(Step.PROBE, Moment.ENDED),
    ROLL_BACK_INTENDED(Step.ROLL_BACK, Moment.INTENDED),
    CHANGED_BACK(Step.ROLL_BACK, Moment.EFFECT),
    ROLL_BACK_ENDED(Step.ROLL_BACK, Moment.ENDED),
    RESTORED_INTENDED(Step.VERIFY_RESTORED, Moment.INTENDED),
    RESTORED_ENDED(Step.VERIFY_RESTORED, Moment.ENDED),
    ROLE_GONE(Step.REVOKE, Moment.EFFECT),
    REVOKE_ENDED(Step.REVOKE, Moment.ENDED),
    DEATH_INTENDED(Step.PROVE_DEAD, Moment.INTENDED),
    DEATH_ENDED(Step.PROVE_DEAD, Moment.ENDED);

    /** Where in a step it is. */
    enum Moment {
        /** The intent is on record. */
        INTENDED,
        /** The target shows the effect, or the store its trace, and the outcome is not on record. */
        EFFECT,
        /** The outcome is on record. */
        ENDED
    }

    private final @Nullable Step step;
    private final Moment moment;

    CrashPoint(@Nullable Step step, Moment moment) {
        this.step = step;
        this.moment = moment;
    }

    /** Tells whether only an execution whose probe finds the table open passes it. */
    boolean isOfTheWayBack() {
        return step == Step.ROLL_BACK || step == Step.VERIFY_RESTORED;
    }

    /** Returns the point before this one. */
    CrashPoint before() {
        return this == SUBMITTED ? SUBMITTED : values()[ordinal() - 1];
    }

    Optional<Step> step() {
        return Optional.ofNullable(step);
    }

    Moment moment() {
        return moment;
    }

    /** Tells whether an execution with these traces has passed it. */
    boolean isPassedBy(CrashTraces traces) {
        return switch (this) {
            case SUBMITTED -> true;
            case SNAPSHOT_KEPT -> traces.snapshot();
            case ROLE_MADE -> traces.role() || traces.ended(Step.MINT_LEASE);
            case CHANGED -> traces.changes() > 0;
            case CHANGED_BACK -> traces.changesBack() > 0;
            case ROLE_GONE -> traces.minted() && !traces.role();
            default ->
                moment == Moment.INTENDED ? traces.begun(step().orElseThrow()) : traces.ended(step().orElseThrow());
        };
    }

    /** Returns the last point that an execution with these traces has passed. */
    static CrashPoint of(CrashTraces traces) {
        CrashPoint last = SUBMITTED;
        for (CrashPoint point : values()) {
            if (point.isPassedBy(traces)) {
                last = point;
            }
        }
        return last;
    }
}
