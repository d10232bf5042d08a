package dev.governor.approval;

import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.Level;
import java.util.Optional;

/**
 * Who may not review a request. These rules are ours and not the process engine's: the engine lets task administrators
 * and owners pass before it looks at excluded users.
 */
final class SeparationOfDuties {

    private SeparationOfDuties() {}

    /** Returns the first duty that {@code reviewer} would break, or empty when the vote is proper. */
    static Optional<ReviewResult.Refused> broken(ApprovalRequest request, Principal reviewer) {
        String subject = reviewer.subject();
        if (subject.equals(request.requester())) {
            return refused("duty/requester-does-not-review", "who submitted a plan may not review it");
        }
        if (subject.equals(request.operator())) {
            return refused("duty/operator-does-not-review", "who runs the agent may not review what it asks for");
        }
        if (reviewer.has(Role.AGENT)) {
            return refused("duty/agents-do-not-review", "a review is a person's, never an agent's");
        }
        if (!Level.of(Role.class, request.role()).map(reviewer::has).orElse(false)) {
            return refused("duty/role-required", "a reviewer of this plan needs the role `" + request.role() + "`");
        }
        if (request.reviews().stream().anyMatch(review -> review.reviewer().equals(subject))) {
            return refused("duty/one-vote-each", "a reviewer votes once");
        }
        return Optional.empty();
    }

    private static Optional<ReviewResult.Refused> refused(String duty, String reason) {
        return Optional.of(new ReviewResult.Refused(duty, reason));
    }
}
