package dev.governor.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "lease")
class LeaseEntity {

    @Id
    String id;

    @Column(nullable = false)
    String tenant;

    @Column(name = "plan_id", nullable = false)
    String planId;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String system;

    @Column(nullable = false)
    String binding;

    @Column(nullable = false)
    String scope;

    @Column(nullable = false)
    String state;

    @Column(nullable = false)
    long revision;

    @Nullable
    @Column
    String holder;

    @Column(nullable = false)
    long fence;

    @Column(name = "intended_at", nullable = false)
    Instant intendedAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;
}
