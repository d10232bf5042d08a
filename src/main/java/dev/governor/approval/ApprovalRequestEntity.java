package dev.governor.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "approval_request")
class ApprovalRequestEntity {

    @Id
    String id;

    @Column(name = "plan_id", nullable = false)
    String planId;

    @Column(name = "decision_id", nullable = false)
    String decisionId;

    @Column(nullable = false)
    String binding;

    @Column(name = "reviewer_role", nullable = false)
    String role;

    @Column(nullable = false)
    int threshold;

    @Column(nullable = false)
    String requester;

    @Nullable
    String operator;

    @Column(nullable = false)
    String state;

    @Column(name = "requested_at", nullable = false)
    Instant requestedAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "executable_until")
    @Nullable
    Instant executableUntil;

    /** How many votes the ledger holds; the compare-and-set value. */
    @Column(nullable = false)
    int votes;
}
