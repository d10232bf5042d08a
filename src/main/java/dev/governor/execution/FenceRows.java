package dev.governor.execution;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The fences in the table {@code asset_fence}, on a connection whose transaction the caller ends. */
final class FenceRows {

    private final Statements statements;

    FenceRows(Connection connection) {
        this.statements = new Statements(connection);
    }

    /**
     * An asset that a plan holds.
     *
     * @param asset the asset
     * @param planId the plan
     */
    record Held(AssetKey asset, String planId) {}

    /** Makes everybody else who wants to take an asset wait until this transaction ends. */
    void lockGate() throws SQLException {
        statements.rows("select id from asset_fence_gate where id = 1 for update", FenceRows::number);
    }

    /** Returns every asset that is held; complete and steady under the gate's lock. */
    List<Held> held() throws SQLException {
        return statements.rows(
                "select asset, plan_id from asset_fence where plan_id is not null",
                row -> new Held(AssetKey.ofStored(row.getString(1)), row.getString(2)));
    }

    /** Gives a free asset to a plan, under the gate's lock; its token is greater than all that the asset ever had. */
    void take(AssetKey asset, String planId, Instant now) throws SQLException {
        int taken = statements.update(
                "update asset_fence set plan_id = ?, token = token + 1, acquired_at = ? where asset = ? and plan_id is"
                        + " null",
                planId,
                now,
                asset.text());
        if (taken == 0) {
            statements.update(
                    "insert into asset_fence (asset, plan_id, token, acquired_at) values (?, ?, 1, ?)",
                    asset.text(),
                    planId,
                    now);
        }
    }

    /** Makes every earlier token of the plan void; tells whether it holds an asset at all. */
    boolean takeOver(String planId) throws SQLException {
        return statements.update("update asset_fence set token = token + 1 where plan_id = ?", planId) == 1;
    }

    OptionalLong token(String planId) throws SQLException {
        return statements.rows("select token from asset_fence where plan_id = ?", FenceRows::number, planId).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Tells whether the token is good, and keeps it good until this transaction ends. */
    boolean lock(FenceToken token) throws SQLException {
        return holds(token, " for update");
    }

    /** Tells whether the token is good at this moment. */
    boolean isGood(FenceToken token) throws SQLException {
        return holds(token, "");
    }

    void release(String planId) throws SQLException {
        statements.update("update asset_fence set plan_id = null where plan_id = ?", planId);
    }

    Optional<String> holder(AssetKey asset) throws SQLException {
        return statements.first(
                "select plan_id from asset_fence where asset = ? and plan_id is not null",
                row -> row.getString(1),
                asset.text());
    }

    private boolean holds(FenceToken token, String lock) throws SQLException {
        return statements
                .first(
                        "select token from asset_fence where plan_id = ? and token = ?" + lock,
                        FenceRows::number,
                        token.planId(),
                        token.number())
                .isPresent();
    }

    private static long number(ResultSet row) throws SQLException {
        return row.getLong(1);
    }
}
