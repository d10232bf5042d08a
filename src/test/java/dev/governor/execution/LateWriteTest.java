package dev.governor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import dev.governor.process.ScriptedSteps;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker that was stopped, and writes when another has long gone on with its plan. */
@QuarkusTest
@TestProfile(ScriptedSteps.class)
class LateWriteTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final StepResult DONE = StepResult.proceed("changed", List.of());
    private static final StepResult LATE = StepResult.stop("what the late worker thinks");

    @Inject
    StepRecords records;

    @Inject
    SnapshotStore snapshots;

    @Inject
    AssetFence fence;

    @Inject
    EvidenceLog evidence;

    private final String plan = "pln_late" + NUMBER.incrementAndGet();

    @BeforeEach
    void hold() {
        assertThat(fence.acquire(new AssetKey("postgresql:estate:late:public:" + plan), plan))
                .isTrue();
    }

    @AfterEach
    void letGo() {
        fence.release(plan);
    }

    @Test
    void shouldNotEndOrFailAStepThatAnotherWentOnWith() {
        FenceToken late = records.intend(plan, Step.APPLY, 1);
        FenceToken token = records.resume(plan);

        assertThatThrownBy(() -> records.end(late, Step.APPLY, 1, LATE)).isInstanceOf(FenceLostException.class);
        assertThatThrownBy(() -> records.fail(late, Step.APPLY, 1, "late")).isInstanceOf(FenceLostException.class);

        assertThat(records.ofPlan(plan))
                .singleElement()
                .satisfies(row -> assertThat(row.isOpen()).isTrue());
        assertThat(kinds()).containsExactly(ReceiptKind.STEP_INTENDED);
        records.end(token, Step.APPLY, 1, DONE);
        assertThatThrownBy(() -> records.end(late, Step.APPLY, 1, LATE)).isInstanceOf(FenceLostException.class);
        assertThat(records.ofPlan(plan)).extracting(StepRecord::result).containsExactly(DONE);
        assertThat(kinds()).containsExactly(ReceiptKind.STEP_INTENDED, ReceiptKind.STEP_ENDED);
    }

    @Test
    void shouldNotReplaceTheSnapshotOfAnother() {
        FenceToken late = records.intend(plan, Step.MINT_LEASE, 1);
        FenceToken token = records.resume(plan);
        snapshots.keep(token, snapshot("{\"acl\":\"before\"}"));

        assertThatThrownBy(() -> snapshots.keep(late, snapshot("{\"acl\":\"late\"}")))
                .isInstanceOf(FenceLostException.class);

        assertThat(snapshots.find(plan)).map(Snapshot::state).contains(tree("{\"acl\":\"before\"}"));
    }

    @Test
    void shouldIntendNothingOnceTheAssetIsReleased() {
        FenceToken late = records.intend(plan, Step.APPLY, 1);
        fence.release(plan);

        assertThatThrownBy(() -> records.intend(plan, Step.READ_BACK, 1)).isInstanceOf(FenceLostException.class);
        assertThatThrownBy(() -> records.resume(plan)).isInstanceOf(FenceLostException.class);
        assertThatThrownBy(() -> records.end(late, Step.APPLY, 1, LATE)).isInstanceOf(FenceLostException.class);

        assertThat(records.ofPlan(plan)).hasSize(1);
        assertThat(kinds()).containsExactly(ReceiptKind.STEP_INTENDED);
    }

    @Test
    void shouldReleaseNothingWhenTheCallersTransactionIsRolledBack() {
        QuarkusTransaction.begin();
        fence.release(plan);
        QuarkusTransaction.rollback();

        assertThat(fence.holder(new AssetKey("postgresql:estate:late:public:" + plan)))
                .contains(plan);
    }

    private List<ReceiptKind> kinds() {
        return evidence.about(plan).stream().map(Receipt::kind).toList();
    }

    private static Snapshot snapshot(String state) {
        return new Snapshot(tree(state), "1");
    }

    private static JsonNode tree(String state) {
        return CanonicalJson.readTree(state);
    }
}
