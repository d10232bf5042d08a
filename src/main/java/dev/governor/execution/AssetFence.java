package dev.governor.execution;

import dev.governor.finding.AssetKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lets one plan at a time change an asset.
 *
 * <p>Each new holder gets a greater token, so that a late write of an earlier holder can be told apart. A holder keeps
 * the fence until its execution has ended, over crashes and restarts. INVARIANT: no two executions on one asset overlap.
 */
@ApplicationScoped
public class AssetFence {

    private final EntityManager entities;
    private final Clock clock;

    AssetFence(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Returns the token of {@code planId}, the same one when it holds the fence already; empty while another holds it. */
    @Transactional(TxType.REQUIRES_NEW)
    public OptionalLong acquire(AssetKey asset, String planId) {
        AssetFenceEntity row = entities.find(AssetFenceEntity.class, asset.text(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new AssetFenceEntity();
            row.asset = asset.text();
            row.acquiredAt = clock.instant();
            entities.persist(row);
        } else if (row.planId != null) {
            return row.planId.equals(planId) ? OptionalLong.of(row.token) : OptionalLong.empty();
        }
        row.planId = planId;
        row.token = row.token + 1;
        row.acquiredAt = clock.instant();
        return OptionalLong.of(row.token);
    }

    /** Lets the next one in; does nothing when {@code planId} does not hold the fence. */
    @Transactional(TxType.REQUIRES_NEW)
    public void release(AssetKey asset, String planId) {
        AssetFenceEntity row = entities.find(AssetFenceEntity.class, asset.text(), LockModeType.PESSIMISTIC_WRITE);
        if (row != null && planId.equals(row.planId)) {
            row.planId = null;
        }
    }

    /** Returns the plan that may change {@code asset} now. */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<String> holder(AssetKey asset) {
        return Optional.ofNullable(entities.find(AssetFenceEntity.class, asset.text()))
                .map(row -> row.planId);
    }
}
