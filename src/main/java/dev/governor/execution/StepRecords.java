package dev.governor.execution;

import java.util.List;

/**
 * Where attempts are on record.
 *
 * <p>INVARIANT: every write commits together with its receipt, in a short transaction of its own, before it returns.
 * INVARIANT: nothing is written of an attempt but by whoever carries the plan out; the token is checked in the same transaction.
 * What a step that ends access did is recorded also while the log cannot be written: its receipt is owed.
 */
interface StepRecords {

    /** Returns every attempt of a plan in the order they began. */
    List<StepRecord> ofPlan(String planId);

    /**
     * Puts on record that attempt {@code attempt} of {@code step} is about to act.
     *
     * @return what its outcome is written under; whoever carried the plan out before can write nothing more
     * @throws FenceLostException when the plan does not hold its asset
     */
    FenceToken intend(String planId, Step step, int attempt);

    /** Goes on with an attempt that was cut off, and returns the token as {@link #intend} does. */
    FenceToken resume(String planId);

    /**
     * Puts the outcome of an attempt on record.
     *
     * @throws FenceLostException when somebody else carries the plan out by now
     */
    void end(FenceToken token, Step step, int attempt, StepResult result);

    /** Puts on record that an attempt failed, as {@link #end} does. */
    void fail(FenceToken token, Step step, int attempt, String failure);

    /** Puts an attempt of a step that ends access on record, after it acted. */
    void conclude(String planId, Step step, int attempt, StepResult result);

    /** Puts on record that an attempt of a step that ends access failed. */
    void concludeFailed(String planId, Step step, int attempt, String failure);
}
