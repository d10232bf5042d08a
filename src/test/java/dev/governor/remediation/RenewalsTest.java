package dev.governor.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.audit.ReceiptKind;
import dev.governor.execution.Step;
import dev.governor.execution.StepResult;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people approved in vain is put up again once, whatever comes in between. */
@QuarkusTest
@TestProfile(VoidedPlans.OnMovingTargets.class)
class RenewalsTest extends VoidedPlans {

    private static final StepResult PROCEED = new StepResult(StepResult.Word.PROCEED, "done", List.of(), null);

    @Test
    void shouldPutUpAgainWhatMovedBetweenTheLastLookAndTheLease() {
        String plan = approved(asset, () -> {}, () -> target.move(asset, "moved at the last moment"));

        assertThat(plans.require(plan).stateReason()).startsWith("approval-void: ");
        renewals.renew(plan);

        assertThat(lines(successor(plan))).contains("-moved at the last moment");
    }

    @Test
    void shouldPutAPlanUpAgainOnceAlthoughTwoServersDo() {
        String plan = voided(asset);
        target.whenRead(asset, () -> renewals.renew(plan));

        renewals.renew(plan);
        renewals.renew(plan);

        assertThat(receipts(plan, ReceiptKind.PLAN_RENEWED)).hasSize(1);
        assertThat(number("select count(*) from remediation_plan where idempotency_key = ?", "renewal of " + plan))
                .isEqualTo(1);
        assertThat(process.findByPlan(successor(plan))).isPresent();
        assertThat(tasks.ofPlan(successor(plan))).hasSize(1);
    }

    @Test
    void shouldKeepTheWishWhenTheServerDiesBeforeThePlanIsStored() throws SQLException {
        String plan = voided(asset);

        run("alter table receipt rename to receipt_away");
        try {
            assertThatThrownBy(() -> renewals.renew(plan)).isInstanceOf(EvidenceUnwritableException.class);
        } finally {
            run("alter table receipt_away rename to receipt");
        }

        assertThat(renewals.wanted(100)).contains(plan);
        assertThat(number("select count(*) from remediation_plan where idempotency_key = ?", "renewal of " + plan))
                .isZero();
        renewals.renew(plan);
        assertThat(renewals.wanted(100)).doesNotContain(plan);
        assertThat(plans.require(successor(plan)).state()).isEqualTo(PlanState.AWAITING_APPROVAL);
    }

    @Test
    void shouldLetOthersGoFirstWhenATargetCannotBeReached() throws SQLException {
        String silent = voided(asset);
        String other = voided(table());
        target.whenRead(asset, VoidedPlans::silence);
        assertThat(renewals.wanted(100)).containsSubsequence(silent, other);

        sweepAsTheOnlyServer();

        assertThat(successor(other)).isNotEqualTo("none");
        assertThat(receipts(silent, ReceiptKind.PLAN_RENEWED)).isEmpty();
        sweepAsTheOnlyServer();
        assertThat(successor(silent)).isNotEqualTo("none");
    }

    @Test
    void shouldTakeWhatWasPutOffLast() {
        String first = voided(asset);
        String second = voided(table());
        assertThat(renewals.wanted(100)).containsSubsequence(first, second);

        renewals.putOff(first);

        assertThat(renewals.wanted(100)).containsSubsequence(second, first);
    }

    @Test
    void shouldPutNothingUpAgainWhereTheSettingsSayNever() throws SQLException {
        String plan = voided(asset);
        PlanRecord record = plans.require(plan);
        Renewals never = never();

        never.renew(plan);
        assertThat(successor(plan)).isEqualTo("none");

        run("delete from plan_renewal where plan_id = '" + plan + "'");
        never.want(record);
        assertThat(number("select count(*) from plan_renewal where plan_id = ?", plan))
                .isZero();
        renewals.want(record);
        assertThat(number("select count(*) from plan_renewal where plan_id = ?", plan))
                .isEqualTo(1);
    }

    @Test
    void shouldWantNothingThatNobodyApproved() {
        String plan = submitted(asset);

        renewals.want(plans.require(plan));

        assertThat(number("select count(*) from plan_renewal where plan_id = ?", plan))
                .isZero();
    }

    @Test
    void shouldForgetTheWishOnceTheLeaseWasLentAfterAll() throws SQLException {
        String plan = submitted(asset);
        wish(plan);
        settlement.begin(plan);
        assertThat(fence.acquire(asset, plan)).isTrue();
        journal.perform(plan, Step.MINT_LEASE, () -> PROCEED);
        journal.perform(plan, Step.PROVE_DEAD, () -> PROCEED);

        assertThat(settlement.settle(plan)).isEqualTo(PlanState.ABANDONED);

        assertThat(renewals.wanted(100)).doesNotContain(plan);
        renewals.renew(plan);
        assertThat(receipts(plan, ReceiptKind.PLAN_RENEWED)).isEmpty();
    }

    @Test
    void shouldPutASuccessorUpAgainNoMore() {
        String plan = voided(asset);
        renewals.renew(plan);
        String fresh = successor(plan);

        approve(fresh, asset, () -> target.move(asset, "moved once more"));
        renewals.renew(fresh);

        assertThat(receipts(fresh, ReceiptKind.PLAN_RENEWED))
                .last()
                .satisfies(receipt ->
                        assertThat(receipt.body().path("detail").asText()).contains("put up again 1 times already"));
        assertThat(successor(fresh)).isEqualTo("none");
    }
}
