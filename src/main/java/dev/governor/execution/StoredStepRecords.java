package dev.governor.execution;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
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
    private final Clock clock;

    StoredStepRecords(EntityManager entities, AssetFence fence, EvidenceLog evidence, Clock clock) {
        this.entities = entities;
        this.fence = fence;
        this.evidence = evidence;
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
        StepEntity row = new StepEntity();
        row.id = StepEntity.id(planId, step, attempt);
        row.planId = planId;
        row.step = step.word();
        row.attempt = attempt;
        row.intendedAt = now();
        entities.persist(row);
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
        row.endedAt = now();
        row.result = CanonicalJson.write(result);
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
        evidence.append(Entry.byGovernor(ReceiptKind.STEP_ENDED, planId, particulars));
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void fail(FenceToken token, Step step, int attempt, String failure) {
        fence.require(token);
        String planId = token.planId();
        StepEntity row = entities.find(StepEntity.class, StepEntity.id(planId, step, attempt));
        row.endedAt = now();
        row.failure = failure;
        evidence.append(Entry.byGovernor(
                ReceiptKind.STEP_ENDED,
                planId,
                Map.of("step", step.word(), "attempt", attempt, "result", "failed", "detail", failure)));
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
