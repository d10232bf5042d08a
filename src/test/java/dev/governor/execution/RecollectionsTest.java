package dev.governor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.governor.credential.CredentialBroker;
import dev.governor.credential.Lease;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.LeaseState;
import dev.governor.credential.TestingBroker;
import dev.governor.credential.TestingCredentialBackend;
import dev.governor.credential.TestingLeaseLedger;
import dev.governor.execution.ActionAdapter.Move;
import dev.governor.execution.ActionAdapter.NotMade;
import dev.governor.execution.ActionAdapter.Recollection;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import dev.governor.plan.RemediationPlan;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecollectionsTest {

    private static final Instant AT = Instant.parse("2026-11-30T00:00:00Z");
    private static final AssetKey TABLE = new AssetKey("postgresql:estate:sandbox:public:invoices");
    private static final Snapshot BEFORE = new Snapshot(NullNode.getInstance(), "7");
    private static final RemediationPlan PLAN = new RemediationPlan(
            "pln_1",
            Tenant.DEFAULT,
            "fnd_1",
            "revoke-public-grant",
            TABLE,
            Map.of(),
            Map.of(),
            "everybody may read it",
            "test|agent",
            null,
            AT);

    private final TestingLeaseLedger ledger = new TestingLeaseLedger();

    @ParameterizedTest
    @EnumSource(names = {"FORBIDDEN", "CONFLICT", "NOT_FOUND", "INTERNAL"})
    void whoeverRefusesToBeAskedDoesNotSayThatNothingWasChanged(ProblemCode answer) {
        ledger.insert(lease());

        assertThatThrownBy(() -> recall(answer)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.code()).isEqualTo(ProblemCode.TARGET_UNAVAILABLE);
            assertThat(Refusal.isFinal(e)).isFalse();
        });
    }

    @Test
    void nothingIsMadeWithoutALease() {
        assertThat(recall(ProblemCode.FORBIDDEN)).isEqualTo(new NotMade());
    }

    private Recollection recall(ProblemCode answer) {
        ActionAdapter refusing = (ActionAdapter) Proxy.newProxyInstance(
                ActionAdapter.class.getClassLoader(), new Class<?>[] {ActionAdapter.class}, (proxy, method, asked) -> {
                    throw new ProblemException(answer, "not for you");
                });
        CredentialBroker broker = TestingBroker.of(ledger, new TestingCredentialBackend(), Clock.systemUTC());
        return new Recollections(broker).recall(PLAN, refusing, BEFORE, Move.APPLY, BEFORE.at());
    }

    private static Lease lease() {
        return new Lease(
                "lse_1",
                Tenant.DEFAULT,
                PLAN.id(),
                "gov_1",
                new AssetKey("postgresql:estate"),
                Digest.of("binding"),
                new LeaseScope(TABLE, List.of()),
                LeaseState.INTENDED,
                0,
                AT,
                AT.plusSeconds(60));
    }
}
