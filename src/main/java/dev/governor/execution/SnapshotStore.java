package dev.governor.execution;

import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** The state of each plan's target from before its change; what a rollback restores. */
@ApplicationScoped
public class SnapshotStore {

    private final EntityManager entities;
    private final AssetFence fence;
    private final Clock clock;

    SnapshotStore(EntityManager entities, AssetFence fence, Clock clock) {
        this.entities = entities;
        this.fence = fence;
        this.clock = clock;
    }

    /**
     * Keeps the snapshot of a plan that has not changed anything yet, in place of an earlier one.
     *
     * @throws FenceLostException when somebody else carries the plan out by now; then the snapshot stays as it was
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void keep(FenceToken token, Snapshot snapshot) {
        fence.require(token);
        String planId = token.planId();
        SnapshotEntity row = entities.find(SnapshotEntity.class, planId);
        boolean first = row == null;
        if (row == null) {
            row = new SnapshotEntity();
            row.planId = planId;
        }
        row.state = CanonicalJson.write(snapshot.state());
        row.digest = snapshot.digest().text();
        row.version = snapshot.version();
        row.takenAt = clock.instant();
        if (first) {
            entities.persist(row);
        }
    }

    /**
     * Returns the snapshot of a plan.
     *
     * @throws IllegalStateException when the stored state does not fit its digest any more
     */
    @Transactional
    public Optional<Snapshot> find(String planId) {
        return Optional.ofNullable(entities.find(SnapshotEntity.class, planId)).map(row -> {
            // not kept: the next reader in a long transaction sees what was written in between
            entities.detach(row);
            Snapshot snapshot = new Snapshot(CanonicalJson.readTree(row.state), row.version);
            if (!snapshot.digest().equals(new Digest(row.digest))) {
                throw new IllegalStateException("the snapshot of " + planId + " was changed in the database");
            }
            return snapshot;
        });
    }
}
