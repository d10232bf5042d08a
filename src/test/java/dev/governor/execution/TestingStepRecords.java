package dev.governor.execution;

import dev.governor.audit.ReceiptKind;
import dev.governor.audit.TestingEvidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A journal in memory whose evidence log can be made unwritable, and whose newest token is the only good one. */
final class TestingStepRecords implements StepRecords {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<StepRecord> rows = new ArrayList<>();
    private long newest;
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
    public FenceToken intend(String planId, Step step, int attempt) {
        if (!intentsWritable) {
            throw TestingEvidence.unwritable(ReceiptKind.STEP_INTENDED);
        }
        rows.add(new StepRecord(planId, step, attempt, NOON, null, null, null));
        return resume(planId);
    }

    @Override
    public FenceToken resume(String planId) {
        return new FenceToken(planId, ++newest);
    }

    @Override
    public void end(FenceToken token, Step step, int attempt, StepResult result) {
        String planId = token.planId();
        change(token, step, attempt, row -> new StepRecord(planId, step, attempt, NOON, NOON, result, null));
    }

    @Override
    public void fail(FenceToken token, Step step, int attempt, String failure) {
        String planId = token.planId();
        change(token, step, attempt, row -> new StepRecord(planId, step, attempt, NOON, NOON, null, failure));
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

    private void change(FenceToken token, Step step, int attempt, UnaryOperator<StepRecord> change) {
        if (token.number() != newest) {
            throw new FenceLostException(token.planId());
        }
        if (!outcomesWritable) {
            throw TestingEvidence.unwritable(ReceiptKind.STEP_ENDED);
        }
        rows.replaceAll(row -> row.planId().equals(token.planId()) && row.step() == step && row.attempt() == attempt
                ? change.apply(row)
                : row);
    }
}
