package dev.governor.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "remediation_plan")
class PlanEntity {

    @Id
    String id;

    @Version
    long version;

    @Column(name = "finding_id", nullable = false)
    String findingId;

    @Column(nullable = false)
    String requester;

    @Column(name = "idempotency_key", nullable = false)
    String idempotencyKey;

    @Column(name = "draft_digest", nullable = false)
    String draftDigest;

    /** The plan as canonical JSON. */
    @Column(nullable = false)
    String content;

    /** The binding as canonical JSON, null when nothing could be prepared. */
    @Nullable
    String binding;

    @Column(nullable = false)
    String state;

    @Column(name = "state_reason", nullable = false)
    String stateReason;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;
}
