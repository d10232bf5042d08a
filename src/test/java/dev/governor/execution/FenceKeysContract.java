package dev.governor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.context.AssetGraph;
import dev.governor.context.ContextView;
import dev.governor.finding.AssetKey;
import dev.governor.storage.TestingDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that holds fences of one asset under two written forms of its key, on whatever database that is. */
abstract class FenceKeysContract {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final String RAW = "postgresql:estate:sandbox:public:%6B3";
    private static final AssetKey TABLE = new AssetKey("postgresql:estate:sandbox:public:k3");

    private Connection connection;
    private FenceRows rows;

    abstract TestingDatabase database();

    @BeforeEach
    void connect() throws SQLException {
        connection = database().connect();
        connection.setAutoCommit(false);
        rows = new FenceRows(connection);
    }

    @AfterEach
    void forget() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void aFenceThatIsHeldBlocksBeforeAndAfterItGotItsCanonicalName() throws SQLException {
        insert(RAW, "'pln_1'", 7);

        assertThat(acquire("pln_2")).isFalse();
        assertThat(FenceKeys.unify(connection)).isEqualTo(Map.of(RAW, TABLE.text()));

        assertThat(acquire("pln_2")).isFalse();
        assertThat(rows.holder(TABLE)).contains("pln_1");
        assertThat(rows.lock(new FenceToken("pln_1", 7))).isTrue();
    }

    @Test
    void theHolderKeepsTheFenceWhereBothFormsAreStored() throws SQLException {
        insert(TABLE.text(), "null", 3);
        insert(RAW, "'pln_1'", 7);

        FenceKeys.unify(connection);

        assertThat(rows.holder(TABLE)).contains("pln_1");
        assertThat(rows.held()).hasSize(1);
        assertThat(rows.token("pln_1").orElseThrow()).isGreaterThan(7);
        rows.release("pln_1");
        assertThat(acquire("pln_2")).isTrue();
        assertThat(rows.token("pln_2").orElseThrow()).isGreaterThan(8);
    }

    @Test
    void eitherOfTwoHoldersBlocksUntilBothHaveEnded() throws SQLException {
        insert(TABLE.text(), "'pln_1'", 3);
        insert(RAW, "'pln_2'", 7);

        FenceKeys.unify(connection);

        assertThat(acquire("pln_3")).isFalse();
        rows.release("pln_1");
        assertThat(acquire("pln_3")).isFalse();
        rows.release("pln_2");
        assertThat(acquire("pln_3")).isTrue();
    }

    @Test
    void theSecondTimeItLeavesTheHolderInPeace() throws SQLException {
        insert(TABLE.text(), "null", 3);
        insert(RAW, "'pln_1'", 7);
        FenceKeys.unify(connection);

        FenceKeys.unify(connection);

        assertThat(rows.holder(TABLE)).contains("pln_1");
        assertThat(rows.held()).hasSize(1);
    }

    private boolean acquire(String plan) throws SQLException {
        return AssetFence.acquire(rows, ContextView.of(AssetGraph.EMPTY), TABLE, plan, NOON);
    }

    private void insert(String asset, String plan, long token) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into asset_fence (asset, plan_id, token, acquired_at) values ('" + asset + "', "
                    + plan + ", " + token + ", now())");
        }
    }
}
