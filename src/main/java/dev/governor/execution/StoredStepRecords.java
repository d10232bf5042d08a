package dev.governor.execution;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.OwedReceipts;
import dev.governor.audit.ReceiptKind;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Level;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The journal in the governor's own database. */
@ApplicationScoped
class StoredStepRecords implements StepRecords {

    private final EntityManager entities;
    private final AssetFence fence;
    private final EvidenceLog evidence;
    private final OwedReceipts owed;
    private final Clock clock;

    StoredStepRecords(EntityManager entities, AssetFence fence, EvidenceLog evidence, OwedReceipts owed, Clock clock) {
        this.entities = entities;
        this.fence = fence;
        this.evidence = evidence;
        this.owed = owed;
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public List<StepRecord> ofPlan(String planId) {
        return entities.createQuery(
                        "from StepEntity s where s.planId = ?1 order by s.intendedAt, s.id", StepEntity.class)
                .setParameter(1, planId)
                .getResultStream()
                .map(StoredStepRecords::stepRecord)
                .toList();
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public FenceToken intend(String planId, Step step, int attempt) {
        FenceToken token = fence.takeOver(planId);
        entities.persist(begin(planId, step, attempt));
        entities.flush();
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
        StepEntity row = entities.find(StepEntity.class, StepEntity.id(planId, step, attempt));
        evidence.append(ended(row, result));
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void fail(FenceToken token, Step step, int attempt, String failure) {
        fence.require(token);
        String planId = token.planId();
        StepEntity row = entities.find(StepEntity.class, StepEntity.id(planId, step, attempt));
        evidence.append(failed(row, failure));
    }

    @Override
    public void conclude(String planId, Step step, int attempt, StepResult result) {
        owed.commit(() -> ended(begun(planId, step, attempt), result));
    }

    @Override
    public void concludeFailed(String planId, Step step, int attempt, String failure) {
        owed.commit(() -> failed(begun(planId, step, attempt), failure));
    }

    private StepEntity begun(String planId, Step step, int attempt) {
        StepEntity row = entities.find(StepEntity.class, StepEntity.id(planId, step, attempt));
        if (row == null) {
            row = begin(planId, step, attempt);
            entities.persist(row);
        }
        return row;
    }

    private StepEntity begin(String planId, Step step, int attempt) {
        StepEntity row = new StepEntity();
        row.id = StepEntity.id(planId, step, attempt);
        row.planId = planId;
        row.step = step.word();
        row.attempt = attempt;
        row.intendedAt = now();
        return row;
    }

    private Entry ended(StepEntity row, StepResult result) {
        row.endedAt = now();
        row.result = CanonicalJson.write(result);
        Map<String, Object> particulars = new LinkedHashMap<>(Map.of(
                "step", row.step,
                "attempt", row.attempt,
                "result", result.word(),
                "detail", result.detail(),
                "lines", result.lines()));
        Change change = result.change();
        if (change != null) {
            particulars.put("change", change);
        }
        return Entry.byGovernor(ReceiptKind.STEP_ENDED, row.planId, particulars);
    }

    private Entry failed(StepEntity row, String failure) {
        row.endedAt = now();
        row.failure = failure;
        return Entry.byGovernor(
                ReceiptKind.STEP_ENDED,
                row.planId,
                Map.of("step", row.step, "attempt", row.attempt, "result", "failed", "detail", failure));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static StepRecord stepRecord(StepEntity row) {
        String result = row.result;
        return new StepRecord(
                row.planId,
                Level.of(Step.class, row.step).orElseThrow(),
                row.attempt,
                row.intendedAt,
                row.endedAt,
                result == null ? null : CanonicalJson.read(result, StepResult.class),
                row.failure);
    }
}
