package dev.governor.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A finding's row: what lists filter by, and the whole finding as canonical JSON. */
@Entity
@Table(name = "finding")
class FindingEntity {

    @Id
    String id;

    @Column(nullable = false)
    String tenant;

    @Column(name = "finding_key", nullable = false)
    String key;

    @Column(nullable = false)
    String asset;

    @Column(name = "finding_type", nullable = false)
    String type;

    @Column(nullable = false)
    String severity;

    @Column(nullable = false)
    String status;

    @Column(name = "last_seen", nullable = false)
    Instant lastSeen;

    @Column(nullable = false)
    String body;
}
