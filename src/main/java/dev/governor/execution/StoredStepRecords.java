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
    @Transactional
    public List<StepRecord> ofPlan(String planId) {
        return entities.createQuery(
                        "from StepEntity s where s.planId = ?1 order by s.intendedAt, s.id", StepEntity.class)
                .setParameter(1, planId)
                .getResultStream()
                .map(this::read)
                .toList();
    }

    /** Reads a row without keeping it: the next reader in a long transaction sees what was written in between. */
    private StepRecord read(StepEntity row) {
        entities.detach(row);
        return stepRecord(row);
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
        write(planId, step, attempt, "result", CanonicalJson.write(result));
        evidence.append(ended(planId, step, attempt, result));
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void fail(FenceToken token, Step step, int attempt, String failure) {
        fence.require(token);
        String planId = token.planId();
        write(planId, step, attempt, "failure", failure);
        evidence.append(failed(planId, step, attempt, failure));
    }

    @Override
    public void conclude(String planId, Step step, int attempt, StepResult result) {
        owed.commit(() -> {
            StepEntity row = begun(planId, step, attempt);
            row.endedAt = now();
            row.result = CanonicalJson.write(result);
            return ended(planId, step, attempt, result);
        });
    }

    @Override
    public void concludeFailed(String planId, Step step, int attempt, String failure) {
        owed.commit(() -> {
            StepEntity row = begun(planId, step, attempt);
            row.endedAt = now();
            row.failure = failure;
            return failed(planId, step, attempt, failure);
        });
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

    private void write(String planId, Step step, int attempt, String column, String value) {
        int rows = entities.createQuery(
                        "update StepEntity s set s.endedAt = :now, s." + column + " = :value where s.id = :id")
                .setParameter("now", now())
                .setParameter("value", value)
                .setParameter("id", StepEntity.id(planId, step, attempt))
                .executeUpdate();
        if (rows != 1) {
            throw new IllegalStateException("no attempt %d of %s on %s was begun".formatted(attempt, step, planId));
        }
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
