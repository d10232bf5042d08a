package dev.governor.console;

import dev.governor.approval.ApprovalRequest;
import dev.governor.approval.ApprovalState;
import dev.governor.approval.Review;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who was asked, who answered, and who is still missing.
 *
 * @param state where the request is
 * @param pending whether votes still count
 * @param role the role a reviewer needs
 * @param threshold how many approvals are needed
 * @param missing how many are missing, in words
 * @param votes the votes so far
 * @param expires when silence becomes a no
 * @param binding the digest an approval is for
 * @param bindingShort its first digits
 * @param whyNot why the reader may not review, null when the reader may
 * @param task the task that stands for the request, null when there is none
 */
record ApprovalBox(
        Badge state,
        boolean pending,
        String role,
        int threshold,
        String missing,
        List<Vote> votes,
        Moment expires,
        String binding,
        String bindingShort,
        @Nullable String whyNot,
        @Nullable String task) {

    /**
     * One vote.
     *
     * @param who the voter
     * @param verdict what the voter said
     * @param comment why; hostile
     * @param at when
     */
    record Vote(String who, Badge verdict, String comment, Moment at) {

        static Vote of(Review review, Instant now) {
            return new Vote(
                    Wording.who(review.reviewer()),
                    Badge.of(review.verdict()),
                    review.comment(),
                    Moment.of(review.at(), now));
        }
    }

    static ApprovalBox of(ApprovalRequest request, @Nullable String whyNot, @Nullable String task, Instant now) {
        return new ApprovalBox(
                Badge.of(request.state()),
                request.state() == ApprovalState.PENDING,
                request.role(),
                request.threshold(),
                Wording.count(request.missing(), "approval"),
                request.reviews().stream().map(review -> Vote.of(review, now)).toList(),
                Moment.of(request.expiresAt(), now),
                request.binding().text(),
                request.binding().shortText(),
                whyNot,
                task);
    }
}
