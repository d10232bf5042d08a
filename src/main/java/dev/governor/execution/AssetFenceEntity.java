package dev.governor.execution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "asset_fence")
class AssetFenceEntity {

    @Id
    String asset;

    @Nullable
    @Column(name = "plan_id")
    String planId;

    @Column(nullable = false)
    long token;

    @Column(name = "acquired_at", nullable = false)
    Instant acquiredAt;
}
