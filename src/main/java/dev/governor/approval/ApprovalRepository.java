package dev.governor.approval;

import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The approval ledger: votes are inserted, never updated; a request moves on by compare-and-set. */
@ApplicationScoped
class ApprovalRepository {

    private final EntityManager entities;

    ApprovalRepository(EntityManager entities) {
        this.entities = entities;
    }

    void insert(ApprovalRequest request) {
        ApprovalRequestEntity row = new ApprovalRequestEntity();
        row.id = request.id();
        row.planId = request.planId();
        row.decisionId = request.decisionId();
        row.binding = request.binding().text();
        row.role = request.role();
        row.threshold = request.threshold();
        row.requester = request.requester();
        row.operator = request.operator();
        row.state = request.state().word();
        row.requestedAt = request.requestedAt();
        row.expiresAt = request.expiresAt();
        row.executableUntil = request.executableUntil();
        row.votes = 0;
        entities.persist(row);
        entities.flush();
    }

    Optional<ApprovalRequest> findByPlan(String planId) {
        return entities.createQuery("from ApprovalRequestEntity r where r.planId = ?1", ApprovalRequestEntity.class)
                .setParameter(1, planId)
                .getResultStream()
                .findFirst()
                .map(this::request);
    }

    /**
     * Adds a vote and moves the request on, if nobody else did since {@code before} was read.
     *
     * @return whether it happened
     */
    boolean append(ApprovalRequest before, Review review, ApprovalState after, @Nullable Instant executableUntil) {
        if (!advance(before, before.reviews().size() + 1, after, executableUntil)) {
            return false;
        }
        ReviewEntity row = new ReviewEntity();
        row.requestId = before.id();
        row.ordinal = review.ordinal();
        row.reviewer = review.reviewer();
        row.verdict = review.verdict().word();
        row.comment = review.comment();
        row.binding = review.binding().text();
        row.at = review.at();
        entities.persist(row);
        entities.flush();
        return true;
    }

    /** Ends a request without a vote, if nobody voted since {@code before} was read. */
    boolean close(ApprovalRequest before, ApprovalState after) {
        return advance(before, before.reviews().size(), after, null);
    }

    private boolean advance(ApprovalRequest before, int votes, ApprovalState after, @Nullable Instant executableUntil) {
        int moved = entities.createQuery("""
                        update ApprovalRequestEntity r
                        set r.votes = :votes, r.state = :after, r.executableUntil = :until
                        where r.id = :id and r.votes = :seen and r.state = :pending""")
                .setParameter("votes", votes)
                .setParameter("after", after.word())
                .setParameter("until", executableUntil)
                .setParameter("id", before.id())
                .setParameter("seen", before.reviews().size())
                .setParameter("pending", ApprovalState.PENDING.word())
                .executeUpdate();
        entities.clear();
        return moved == 1;
    }

    private ApprovalRequest request(ApprovalRequestEntity row) {
        List<Review> reviews = entities.createQuery(
                        "from ReviewEntity v where v.requestId = ?1 order by v.ordinal", ReviewEntity.class)
                .setParameter(1, row.id)
                .getResultStream()
                .map(ApprovalRepository::review)
                .toList();
        return new ApprovalRequest(
                row.id,
                row.planId,
                row.decisionId,
                new Digest(row.binding),
                row.role,
                row.threshold,
                row.requester,
                row.operator,
                Level.of(ApprovalState.class, row.state).orElseThrow(),
                row.requestedAt,
                row.expiresAt,
                row.executableUntil,
                reviews);
    }

    private static Review review(ReviewEntity row) {
        return new Review(
                row.ordinal,
                row.reviewer,
                Level.of(ReviewVerdict.class, row.verdict).orElseThrow(),
                row.comment,
                new Digest(row.binding),
                row.at);
    }
}
