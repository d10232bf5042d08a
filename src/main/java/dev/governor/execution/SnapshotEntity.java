package dev.governor.execution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "state_snapshot")
class SnapshotEntity {

    @Id
    @Column(name = "plan_id")
    String planId;

    @Column(nullable = false)
    String state;

    @Column(nullable = false)
    String digest;

    @Column(nullable = false)
    String version;

    @Column(name = "taken_at", nullable = false)
    Instant takenAt;
}
