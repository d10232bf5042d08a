package dev.governor.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeparationOfDutiesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final Digest BINDING = Digest.of("plan");

    @Test
    void anApproverWhoHasNoPartInThePlanMayReview() {
        assertThat(SeparationOfDuties.broken(request(), person("alice", Role.APPROVER)))
                .isEmpty();
    }

    @Test
    void whoSubmittedThePlanMayNotReviewItWhateverTheirRoles() {
        assertThat(duty(person("bot", Role.APPROVER, Role.OPERATOR))).contains("duty/requester-does-not-review");
    }

    @Test
    void whoRunsTheAgentMayNotReviewWhatItAsksFor() {
        assertThat(duty(person("olivia", Role.APPROVER))).contains("duty/operator-does-not-review");
    }

    @Test
    void anAgentMayNotReviewEvenWithTheRole() {
        assertThat(duty(person("other-bot", Role.AGENT, Role.APPROVER))).contains("duty/agents-do-not-review");
    }

    @Test
    void aReviewerNeedsTheRole() {
        assertThat(duty(person("carl", Role.AUDITOR))).contains("duty/role-required");
    }

    @Test
    void aReviewerVotesOnce() {
        assertThat(duty(person("dora", Role.APPROVER))).contains("duty/one-vote-each");
    }

    private static Optional<String> duty(Principal principal) {
        return SeparationOfDuties.broken(request(), principal).map(ReviewResult.Refused::duty);
    }

    private static Principal person(String subject, Role... roles) {
        return new Principal(subject, subject, Tenant.DEFAULT, Set.of(roles), null);
    }

    private static ApprovalRequest request() {
        return new ApprovalRequest(
                "apr_1",
                "pln_1",
                "dec_1",
                BINDING,
                "approver",
                2,
                "bot",
                "olivia",
                ApprovalState.PENDING,
                NOW,
                NOW.plusSeconds(60),
                null,
                List.of(new Review(1, "dora", ReviewVerdict.APPROVE, "", BINDING, NOW)));
    }
}
