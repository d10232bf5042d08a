package dev.governor.execution;

import dev.governor.finding.AssetKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The fences in the table {@code asset_fence}, on a connection whose transaction the caller ends. */
final class FenceRows {

    private final Connection connection;

    FenceRows(Connection connection) {
        this.connection = connection;
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
        first("select id from asset_fence_gate where id = 1 for update");
    }

    /** Returns every asset that is held; complete and steady under the gate's lock. */
    List<Held> held() throws SQLException {
        List<Held> held = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select asset, plan_id from asset_fence where plan_id is not null");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                held.add(new Held(AssetKey.ofStored(rows.getString(1)), rows.getString(2)));
            }
        }
        return held;
    }

    /** Gives a free asset to a plan, under the gate's lock; its token is greater than all that the asset ever had. */
    void take(AssetKey asset, String planId, Instant now) throws SQLException {
        OffsetDateTime moment = now.atOffset(ZoneOffset.UTC);
        int taken = update(
                "update asset_fence set plan_id = ?, token = token + 1, acquired_at = ? where asset = ? and plan_id is"
                        + " null",
                planId,
                moment,
                asset.text());
        if (taken == 0) {
            update(
                    "insert into asset_fence (asset, plan_id, token, acquired_at) values (?, ?, 1, ?)",
                    asset.text(),
                    planId,
                    moment);
        }
    }

    /** Makes every earlier token of the plan void; tells whether it holds an asset at all. */
    boolean takeOver(String planId) throws SQLException {
        return update("update asset_fence set token = token + 1 where plan_id = ?", planId) == 1;
    }

    OptionalLong token(String planId) throws SQLException {
        Optional<Object> token = first("select token from asset_fence where plan_id = ?", planId);
        return token.isPresent() ? OptionalLong.of(((Number) token.get()).longValue()) : OptionalLong.empty();
    }

    /** Tells whether the token is good, and keeps it good until this transaction ends. */
    boolean lock(FenceToken token) throws SQLException {
        return first(
                        "select token from asset_fence where plan_id = ? and token = ? for update",
                        token.planId(),
                        token.number())
                .isPresent();
    }

    /** Tells whether the token is good at this moment. */
    boolean isGood(FenceToken token) throws SQLException {
        return first("select token from asset_fence where plan_id = ? and token = ?", token.planId(), token.number())
                .isPresent();
    }

    void release(String planId) throws SQLException {
        update("update asset_fence set plan_id = null where plan_id = ?", planId);
    }

    Optional<String> holder(AssetKey asset) throws SQLException {
        return first("select plan_id from asset_fence where asset = ? and plan_id is not null", asset.text())
                .map(String::valueOf);
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = filled(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private Optional<Object> first(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = filled(sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getObject(1)) : Optional.empty();
        }
    }

    private PreparedStatement filled(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
