package dev.governor.execution;

import java.util.List;

/**
 * Where attempts are on record.
 *
 * <p>INVARIANT: every write commits together with its receipt, in a short transaction of its own, before it returns.
 * What a step that ends access did is recorded also while the log cannot be written: its receipt is owed.
 */
interface StepRecords {

    /** Returns every attempt of a plan in the order they began. */
    List<StepRecord> ofPlan(String planId);

    /** Puts on record that attempt {@code attempt} of {@code step} is about to act. */
    void intend(String planId, Step step, int attempt);

    /** Puts the outcome of an attempt on record. */
    void end(String planId, Step step, int attempt, StepResult result);

    /** Puts on record that an attempt failed. */
    void fail(String planId, Step step, int attempt, String failure);

    /** Puts an attempt of a step that ends access on record, after it acted. */
    void conclude(String planId, Step step, int attempt, StepResult result);

    /** Puts on record that an attempt of a step that ends access failed. */
    void concludeFailed(String planId, Step step, int attempt, String failure);
}
