package dev.governor.execution;

import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** The state of each plan's target from before its change; what a rollback restores. */
@ApplicationScoped
public class SnapshotStore {

    private static final String READ = "select state, version, digest from state_snapshot where plan_id = ?";

    private static final String UPDATE =
            "update state_snapshot set state = ?, digest = ?, version = ?, taken_at = ? where plan_id = ?";

    private static final String INSERT =
            "insert into state_snapshot (state, digest, version, taken_at, plan_id) values (?, ?, ?, ?, ?)";

    private final DataSource database;
    private final AssetFence fence;
    private final Clock clock;

    SnapshotStore(DataSource database, AssetFence fence, Clock clock) {
        this.database = database;
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
        String state = CanonicalJson.write(snapshot.state());
        String digest = snapshot.digest().text();
        Instant now = clock.instant();
        Statements.in(database, rows -> {
            int kept = rows.update(UPDATE, state, digest, snapshot.version(), now, planId);
            return kept == 1 ? kept : rows.update(INSERT, state, digest, snapshot.version(), now, planId);
        });
    }

    /**
     * Returns the snapshot of a plan.
     *
     * @throws IllegalStateException when the stored state does not fit its digest any more
     */
    @Transactional
    public Optional<Snapshot> find(String planId) {
        return Statements.in(database, rows -> rows.first(READ, row -> snapshot(planId, row), planId));
    }

    private static Snapshot snapshot(String planId, ResultSet row) throws SQLException {
        Snapshot snapshot = new Snapshot(CanonicalJson.readTree(row.getString(1)), row.getString(2));
        if (!snapshot.digest().equals(new Digest(row.getString(3)))) {
            throw new IllegalStateException("the snapshot of " + planId + " was changed in the database");
        }
        return snapshot;
    }
}
