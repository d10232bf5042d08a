package dev.governor.execution;

import dev.governor.audit.ReceiptKind;
import dev.governor.audit.TestingEvidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A journal in memory whose evidence log can be made unwritable. */
final class TestingStepRecords implements StepRecords {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<StepRecord> rows = new ArrayList<>();
    private final List<String> owed = new ArrayList<>();
    private boolean readable = true;
    private boolean intentsWritable = true;
    private boolean outcomesWritable = true;

    void readable(boolean up) {
        readable = up;
    }

    void intentsWritable(boolean writable) {
        intentsWritable = writable;
    }

    void outcomesWritable(boolean writable) {
        outcomesWritable = writable;
    }

    @Override
    public List<StepRecord> ofPlan(String planId) {
        if (!readable) {
            throw new IllegalStateException("the database is down");
        }
        return rows.stream().filter(row -> row.planId().equals(planId)).toList();
    }

    @Override
    public void intend(String planId, Step step, int attempt) {
        if (!intentsWritable) {
            throw TestingEvidence.unwritable(ReceiptKind.STEP_INTENDED);
        }
        rows.add(new StepRecord(planId, step, attempt, NOON, null, null, null));
    }

    @Override
    public void end(String planId, Step step, int attempt, StepResult result) {
        change(step, attempt, row -> new StepRecord(planId, step, attempt, NOON, NOON, result, null));
    }

    @Override
    public void fail(String planId, Step step, int attempt, String failure) {
        change(step, attempt, row -> new StepRecord(planId, step, attempt, NOON, NOON, null, failure));
    }

    @Override
    public void conclude(String planId, Step step, int attempt, StepResult result) {
        concluded(new StepRecord(planId, step, attempt, NOON, NOON, result, null));
    }

    @Override
    public void concludeFailed(String planId, Step step, int attempt, String failure) {
        concluded(new StepRecord(planId, step, attempt, NOON, NOON, null, failure));
    }

    List<String> owed() {
        return owed;
    }

    private void concluded(StepRecord row) {
        if (!readable) {
            throw new IllegalStateException("the database is down");
        }
        if (!outcomesWritable) {
            owed.add(row.step().word());
        }
        rows.removeIf(known -> known.step() == row.step() && known.attempt() == row.attempt());
        rows.add(row);
    }

    private void change(Step step, int attempt, UnaryOperator<StepRecord> change) {
        if (!outcomesWritable) {
            throw TestingEvidence.unwritable(ReceiptKind.STEP_ENDED);
        }
        rows.replaceAll(row -> row.step() == step && row.attempt() == attempt ? change.apply(row) : row);
    }
}
