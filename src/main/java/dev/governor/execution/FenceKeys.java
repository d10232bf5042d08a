package dev.governor.execution;

import dev.governor.finding.AssetKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Brings fences that were stored under other written forms of their asset's key under the canonical one.
 *
 * <p>INVARIANT: a fence that is held stays held, and no token becomes smaller. Where two plans hold one asset by two names, both
 * rows stay until both have ended: either blocks everybody else.
 */
@ApplicationScoped
public class FenceKeys {

    private final DataSource database;

    FenceKeys(DataSource database) {
        this.database = database;
    }

    /**
     * Does it once for all; nothing is left to do the second time.
     *
     * @return the written forms that were found, with the keys they became
     */
    @Transactional(TxType.MANDATORY)
    public SortedMap<String, String> unify() {
        try (Connection connection = database.getConnection()) {
            return unify(connection);
        } catch (SQLException e) {
            throw new PersistenceException("cannot bring fences under one key", e);
        }
    }

    static SortedMap<String, String> unify(Connection connection) throws SQLException {
        new FenceRows(connection).lockGate();
        SortedMap<String, String> renamed = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select asset from asset_fence where asset like '%\\%%' or asset like '%:.%' order by asset");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String key = AssetKey.ofStored(rows.getString(1)).text();
                if (!key.equals(rows.getString(1))) {
                    renamed.put(rows.getString(1), key);
                }
            }
        }
        for (Map.Entry<String, String> name : renamed.entrySet()) {
            unify(connection, name.getKey(), name.getValue());
        }
        return renamed;
    }

    private static void unify(Connection connection, String written, String key) throws SQLException {
        boolean renamed = update(
                        connection,
                        "update asset_fence set asset = ? where asset = ? and not exists"
                                + " (select 1 from asset_fence same where same.asset = ?)",
                        key,
                        written,
                        key)
                > 0;
        if (renamed) {
            return;
        }
        update(
                connection,
                "update asset_fence set token = 1 + greatest(token, (select token from asset_fence where asset = ?)),"
                        + " plan_id = coalesce(plan_id, (select plan_id from asset_fence where asset = ?)) where asset ="
                        + " ?",
                written,
                written,
                key);
        update(
                connection,
                "update asset_fence set plan_id = null where asset = ? and plan_id ="
                        + " (select plan_id from asset_fence where asset = ?)",
                written,
                key);
    }

    private static int update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
