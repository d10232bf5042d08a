package dev.governor.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.audit.EvidenceLog;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.finding.AssetKey;
import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Tenant;
import dev.governor.plan.RemediationPlan;
import dev.governor.policy.Counterfactual;
import dev.governor.policy.Decision;
import dev.governor.policy.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApprovalLedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final Digest BINDING = Digest.of("exactly this");

    @Inject
    ApprovalService approvals;

    @Inject
    EvidenceLog evidence;

    @Test
    void oneProperApprovalIsEnoughWhenOneIsNeeded() {
        String plan = requested(1);

        ReviewResult result = approve(plan, "alice", BINDING);

        assertThat(result).isInstanceOfSatisfying(ReviewResult.Recorded.class, recorded -> {
            assertThat(recorded.request().state()).isEqualTo(ApprovalState.APPROVED);
            assertThat(recorded.request().executableUntil()).isNotNull();
        });
    }

    @Test
    void oneRejectionEndsTheRequest() {
        String plan = requested(2);

        approvals.review(plan, person("alice"), ReviewVerdict.REJECT, "no", BINDING);

        assertThat(approve(plan, "ben", BINDING)).isInstanceOf(ReviewResult.Late.class);
        assertThat(state(plan)).isEqualTo(ApprovalState.REJECTED);
    }

    @Test
    void aRefusedVoteIsOnRecordAndDoesNotCount() {
        String plan = requested(1);

        ReviewResult result = approve(plan, "bot", BINDING);

        assertThat(result).isInstanceOf(ReviewResult.Refused.class);
        assertThat(state(plan)).isEqualTo(ApprovalState.PENDING);
        assertThat(evidence.about(plan)).extracting(Receipt::kind).contains(ReceiptKind.APPROVAL_REFUSED);
    }

    @Test
    void aVoteForSomethingElseThanWhatWouldRunDoesNotCount() {
        String plan = requested(1);

        assertThat(approve(plan, "alice", Digest.of("something else"))).isInstanceOf(ReviewResult.Stale.class);
        assertThat(state(plan)).isEqualTo(ApprovalState.PENDING);
    }

    @Test
    void silenceBecomesANo() {
        String plan = requested(1);

        approvals.expire(plan);
        approvals.expire(plan);

        assertThat(state(plan)).isEqualTo(ApprovalState.EXPIRED);
        assertThat(approve(plan, "alice", BINDING)).isInstanceOf(ReviewResult.Late.class);
    }

    @Test
    void twoApprovalsAreNeverReachedByOnePersonVotingInParallel() throws Exception {
        String plan = requested(2);
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Future<ReviewResult>> votes = threads.invokeAll(IntStream.range(0, 16)
                .<Callable<ReviewResult>>mapToObj(i -> () -> approve(plan, "alice", BINDING))
                .toList());
        threads.shutdown();

        assertThat(votes).filteredOn(ApprovalLedgerTest::isRecorded).hasSize(1);
        assertThat(state(plan)).isEqualTo(ApprovalState.PENDING);
    }

    private ApprovalState state(String plan) {
        return approvals.findByPlan(plan).orElseThrow().state();
    }

    private ReviewResult approve(String plan, String who, Digest shown) {
        return approvals.review(plan, person(who), ReviewVerdict.APPROVE, "looks right", shown);
    }

    private String requested(int threshold) {
        String planId = Ids.next("pln", NOW.toEpochMilli());
        RemediationPlan plan = new RemediationPlan(
                planId,
                Tenant.DEFAULT,
                "fnd_1",
                "revoke_public_grant",
                new AssetKey("postgresql:estate"),
                Map.of(),
                Map.of(),
                "",
                "bot",
                "olivia",
                NOW);
        approvals.request(plan, decision(planId, threshold));
        return planId;
    }

    private static Decision decision(String planId, int threshold) {
        return new Decision(
                Ids.next("dec", NOW.toEpochMilli()),
                planId,
                Tenant.DEFAULT,
                Outcome.REQUIRE_APPROVAL,
                List.of(),
                List.of(),
                null,
                List.of(),
                "approver",
                threshold,
                List.of(),
                List.of(),
                Counterfactual.NONE,
                NOW,
                "1",
                Digest.of("bundle"),
                1,
                Digest.of("case"),
                BINDING);
    }

    private static Principal person(String subject) {
        return new Principal(subject, subject, Tenant.DEFAULT, Set.of(Role.APPROVER), null);
    }

    private static boolean isRecorded(Future<ReviewResult> vote) {
        try {
            return vote.get() instanceof ReviewResult.Recorded;
        } catch (Exception e) {
            return false;
        }
    }
}
