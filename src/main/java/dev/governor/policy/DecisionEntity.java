package dev.governor.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "decision")
class DecisionEntity {

    @Id
    String id;

    @Column(name = "action_id", nullable = false)
    String actionId;

    @Column(nullable = false)
    String tenant;

    @Column(nullable = false)
    boolean preview;

    @Column(nullable = false)
    String outcome;

    @Column(name = "decided_at", nullable = false)
    Instant decidedAt;

    @Column(name = "policy_digest", nullable = false)
    String policyDigest;

    @Column(name = "case_digest", nullable = false)
    String caseDigest;

    @Column(name = "case_body", nullable = false)
    String caseBody;

    @Column(nullable = false)
    String body;
}
