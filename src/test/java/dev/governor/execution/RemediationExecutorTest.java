package dev.governor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.RemediationPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemediationExecutorTest {

    private static final Digest ANY = Digest.of("any");
    private static final RemediationPlan PLAN = new RemediationPlan(
            "pln_1",
            Tenant.DEFAULT,
            "fnd_1",
            TestingMovingTarget.ACTION,
            new AssetKey("postgresql:estate:sandbox:public:survey"),
            Map.of(),
            Map.of(),
            "",
            "test|bot",
            null,
            Instant.EPOCH);

    private final TestingMovingTarget target = new TestingMovingTarget();
    private final RemediationExecutor executor =
            new RemediationExecutor(new Adapters(List.of(target)), null, null, null, null, null, null);

    @Test
    void shouldPutAChangeToTheVoteWhoseRollbackLeadsBack() {
        assertThat(prepared()).get().extracting(PlanBinding::preview).matches(ChangePreview::leadsBack);
    }

    @Test
    void shouldPutNoChangeToTheVoteWhoseRollbackLeadsElsewhere() {
        target.leadNowhereBack();

        assertThatThrownBy(this::prepared)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ProblemCode.TARGET_REFUSED))
                .hasMessageContaining("would not lead back");
    }

    private Optional<PlanBinding> prepared() {
        return executor.prepare(PLAN, TestingMovingTarget.ACTION, ANY, 1, ANY);
    }
}
