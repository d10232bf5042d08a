package dev.governor.approval;

import dev.governor.kernel.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to people: may exactly this plan run?
 *
 * @param id {@code apr_…}
 * @param planId the plan
 * @param decisionId the decision that requires the approval
 * @param binding the digest of what would run; an approval is for this and nothing else
 * @param role the role a reviewer needs, as a word
 * @param threshold how many approvals are needed, at least 1
 * @param requester who submitted the plan
 * @param operator who runs the agent that submitted it, null when a person did
 * @param state where the request is
 * @param requestedAt when it was opened
 * @param expiresAt when silence becomes a no
 * @param executableUntil until when the approved plan may start, null before it is approved
 * @param reviews the votes so far, in order
 */
public record ApprovalRequest(
        String id,
        String planId,
        String decisionId,
        Digest binding,
        String role,
        int threshold,
        String requester,
        @Nullable String operator,
        ApprovalState state,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable Instant executableUntil,
        List<Review> reviews) {

    public ApprovalRequest {
        reviews = List.copyOf(reviews);
        if (threshold < 1) {
            throw new IllegalArgumentException("a threshold is at least 1, but was: " + threshold);
        }
    }

    /** Returns how many approvals are still missing. */
    public int missing() {
        long approvals = reviews.stream()
                .filter(review -> review.verdict() == ReviewVerdict.APPROVE)
                .count();
        return (int) Math.max(0, threshold - approvals);
    }
}
