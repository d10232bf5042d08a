package dev.governor.execution;

import static java.util.Objects.requireNonNull;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.OwedReceipts;
import dev.governor.audit.ReceiptKind;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Level;
import dev.governor.kernel.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The journal in the governor's own database. */
@ApplicationScoped
class StoredStepRecords implements StepRecords {

    private static final String OF_PLAN = "select plan_id, step, attempt, intended_at, result, ended_at, failure"
            + " from execution_step where plan_id = ? order by intended_at, id";

    private static final String WITH_RESULT = "update execution_step set ended_at = ?, result = ? where id = ?";
    private static final String WITH_FAILURE = "update execution_step set ended_at = ?, failure = ? where id = ?";

    private final DataSource database;
    private final AssetFence fence;
    private final EvidenceLog evidence;
    private final OwedReceipts owed;
    private final Clock clock;

    StoredStepRecords(DataSource database, AssetFence fence, EvidenceLog evidence, OwedReceipts owed, Clock clock) {
        this.database = database;
        this.fence = fence;
        this.evidence = evidence;
        this.owed = owed;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<StepRecord> ofPlan(String planId) {
        return Statements.in(database, rows -> rows.rows(OF_PLAN, StoredStepRecords::stepRecord, planId));
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public FenceToken intend(String planId, Step step, int attempt) {
        FenceToken token = fence.takeOver(planId);
        begin(planId, step, attempt);
        evidence.append(
                Entry.byGovernor(ReceiptKind.STEP_INTENDED, planId, Map.of("step", step.word(), "attempt", attempt)));
        return token;
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public FenceToken resume(String planId) {
        return fence.takeOver(planId);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void end(FenceToken token, Step step, int attempt, StepResult result) {
        fence.require(token);
        String planId = token.planId();
        write(WITH_RESULT, planId, step, attempt, CanonicalJson.write(result));
        evidence.append(ended(planId, step, attempt, result));
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void fail(FenceToken token, Step step, int attempt, String failure) {
        fence.require(token);
        String planId = token.planId();
        write(WITH_FAILURE, planId, step, attempt, failure);
        evidence.append(failed(planId, step, attempt, failure));
    }

    @Override
    public void conclude(String planId, Step step, int attempt, StepResult result) {
        owed.commit(() -> {
            requireBegun(planId, step, attempt);
            write(WITH_RESULT, planId, step, attempt, CanonicalJson.write(result));
            return ended(planId, step, attempt, result);
        });
    }

    @Override
    public void concludeFailed(String planId, Step step, int attempt, String failure) {
        owed.commit(() -> {
            requireBegun(planId, step, attempt);
            write(WITH_FAILURE, planId, step, attempt, failure);
            return failed(planId, step, attempt, failure);
        });
    }

    /** Makes sure that an attempt has its row. */
    private void requireBegun(String planId, Step step, int attempt) {
        boolean there = Statements.in(
                        database,
                        rows -> rows.first(
                                "select attempt from execution_step where id = ?",
                                row -> row.getInt(1),
                                id(planId, step, attempt)))
                .isPresent();
        if (!there) {
            begin(planId, step, attempt);
        }
    }

    private void begin(String planId, Step step, int attempt) {
        Statements.in(
                database,
                rows -> rows.update(
                        "insert into execution_step (id, plan_id, step, attempt, intended_at) values (?, ?, ?, ?, ?)",
                        id(planId, step, attempt),
                        planId,
                        step.word(),
                        attempt,
                        now()));
    }

    private void write(String ending, String planId, Step step, int attempt, String value) {
        int written = Statements.in(database, rows -> rows.update(ending, now(), value, id(planId, step, attempt)));
        if (written != 1) {
            throw new IllegalStateException("no attempt %d of %s on %s was begun".formatted(attempt, step, planId));
        }
    }

    private static String id(String planId, Step step, int attempt) {
        return planId + "/" + step.word() + "/" + attempt;
    }

    private static Entry ended(String planId, Step step, int attempt, StepResult result) {
        Map<String, Object> particulars = new LinkedHashMap<>(Map.of(
                "step", step.word(),
                "attempt", attempt,
                "result", result.word(),
                "detail", result.detail(),
                "lines", result.lines()));
        Change change = result.change();
        if (change != null) {
            particulars.put("change", change);
        }
        return Entry.byGovernor(ReceiptKind.STEP_ENDED, planId, particulars);
    }

    private static Entry failed(String planId, Step step, int attempt, String failure) {
        return Entry.byGovernor(
                ReceiptKind.STEP_ENDED,
                planId,
                Map.of("step", step.word(), "attempt", attempt, "result", "failed", "detail", failure));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static StepRecord stepRecord(ResultSet row) throws SQLException {
        String result = row.getString(5);
        return new StepRecord(
                row.getString(1),
                Level.of(Step.class, row.getString(2)).orElseThrow(),
                row.getInt(3),
                requireNonNull(Statements.instant(row, 4)),
                Statements.instant(row, 6),
                result == null ? null : CanonicalJson.read(result, StepResult.class),
                row.getString(7));
    }
}
