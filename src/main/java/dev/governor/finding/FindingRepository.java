package dev.governor.finding;

import dev.governor.kernel.Digest;
import dev.governor.kernel.Page;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Findings in the table {@code finding}, read and written many at a time, in the transaction of the caller. */
@ApplicationScoped
class FindingRepository {

    private static final String STORED = "select body, statements, aliases from finding where tenant = ? ";

    /** The id that an id leads to: its own, or that of the finding it was merged into. */
    private static final String LED_TO = "coalesce((select merged_into from finding where id = ?), ?)";

    private final DataSource database;

    FindingRepository(DataSource database) {
        this.database = database;
    }

    Optional<Finding> find(String id) {
        return query(
                        "select body from finding where tenant = ? and id = " + LED_TO,
                        List.of(Tenant.DEFAULT.name(), id, id),
                        FindingRow::finding)
                .stream()
                .findFirst();
    }

    /** Returns the findings with {@code keys}, by key, their rows locked. */
    Map<Digest, StoredFinding> byKeys(Collection<Digest> keys) {
        Map<Digest, StoredFinding> found = new HashMap<>();
        stored("and finding_key = any(?) for update", keys.stream().map(Digest::text))
                .forEach(stored -> found.put(stored.finding().key(), stored));
        return found;
    }

    Optional<StoredFinding> locked(String id) {
        return query(
                        STORED + "and id = " + LED_TO + " for update",
                        List.of(Tenant.DEFAULT.name(), id, id),
                        FindingRow::stored)
                .stream()
                .findFirst();
    }

    /** Returns the findings on {@code assets} that are about a vulnerability, their rows locked. */
    List<StoredFinding> vulnerableOn(Collection<AssetKey> assets) {
        return stored(
                "and merged_into is null and asset = any(?) and (vulnerabilities is null or vulnerabilities <> '') for"
                        + " update",
                assets.stream().map(AssetKey::text));
    }

    /** Returns at most {@code limit} findings with a suppression that ended by {@code now}, their rows locked. */
    List<StoredFinding> endedBy(Instant now, int limit) {
        return query(
                STORED + "and suppressed_until <= ? order by suppressed_until limit " + limit + " for update",
                List.of(Tenant.DEFAULT.name(), FindingRow.time(now)),
                FindingRow::stored);
    }

    void insert(List<StoredFinding> findings, Map<String, FindingRank> ranks, Instant now) {
        batch(FindingRow.INSERT, findings, (row, stored) -> FindingRow.insert(row, stored, ranks, now));
    }

    void update(List<StoredFinding> findings, Map<String, FindingRank> ranks, Instant now) {
        batch(FindingRow.UPDATE, findings, (row, stored) -> FindingRow.update(row, stored, ranks, now));
    }

    /** Returns open findings that are not ranked by {@code policy} at {@code revision} or later. */
    List<Finding> toRank(long revision, String policy, int limit) {
        return query(
                "select body from finding where tenant = ? and merged_into is null and status = ?"
                        + " and (risk_revision is null or risk_revision < ? or risk_policy <> ?) limit " + limit,
                List.of(Tenant.DEFAULT.name(), FindingStatus.OPEN.word(), revision, policy),
                FindingRow::finding);
    }

    void rank(Map<String, FindingRank> ranks) {
        batch(FindingRow.RANK, new java.util.TreeMap<>(ranks).entrySet(), (row, rank) -> {
            FindingRow.rank(row, 1, rank.getValue());
            row.setString(5, rank.getKey());
            row.setLong(6, rank.getValue().revision());
        });
    }

    Map<String, FindingRank> ranks(Collection<String> ids) {
        Map<String, FindingRank> ranks = new HashMap<>();
        query(
                        "select id, risk_score, risk_band, risk_revision, risk_policy from finding"
                                + " where tenant = ? and risk_score is not null and id = any(?)",
                        List.of(Tenant.DEFAULT.name(), ids.toArray(String[]::new)),
                        row -> Map.entry(row.getString(1), FindingRow.rank(row, 2)))
                .forEach(rank -> ranks.put(rank.getKey(), rank.getValue()));
        return ranks;
    }

    Page<Finding> page(FindingQuery query, @Nullable String cursor, int limit) {
        FindingStatus status = query.status();
        Severity severity = query.severity();
        AssetKey asset = query.asset();
        StringBuilder sql =
                new StringBuilder("select body, id, risk_score from finding where tenant = ? and merged_into is null");
        List<Object> values = new ArrayList<>(List.of(Tenant.DEFAULT.name()));
        narrow(sql, values, "status", status == null ? null : status.word());
        narrow(sql, values, "severity", severity == null ? null : severity.word());
        narrow(sql, values, "asset", asset == null ? null : asset.text());
        narrow(sql, values, "finding_type", query.type());
        FindingCursor.of(query.sort(), cursor).ifPresent(place -> place.narrow(sql, values));
        sql.append(" order by ").append(FindingCursor.order(query.sort()));
        sql.append(" limit ").append(limit + 1);
        List<Listed> found = query(
                sql.toString(),
                values,
                row -> new Listed(FindingRow.finding(row), FindingCursor.text(query.sort(), row)));
        List<Finding> findings =
                found.stream().limit(limit).map(Listed::finding).toList();
        return new Page<>(
                findings, found.size() <= limit ? null : found.get(limit - 1).cursor());
    }

    private record Listed(Finding finding, String cursor) {}

    private static void narrow(StringBuilder sql, List<Object> values, String column, @Nullable String value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }

    private List<StoredFinding> stored(String condition, java.util.stream.Stream<String> texts) {
        String[] wanted = texts.distinct().toArray(String[]::new);
        return wanted.length == 0
                ? List.of()
                : query(STORED + condition, List.of(Tenant.DEFAULT.name(), wanted), FindingRow::stored);
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Filling<T> {
        void fill(PreparedStatement row, T value) throws SQLException;
    }

    private <T> List<T> query(String sql, List<Object> values, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                statement.setObject(
                        i + 1, value instanceof String[] texts ? connection.createArrayOf("varchar", texts) : value);
            }
            List<T> read = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.add(reading.read(rows));
                }
            }
            return read;
        } catch (SQLException e) {
            throw new PersistenceException("cannot read findings", e);
        }
    }

    private <T> void batch(String sql, Collection<T> values, Filling<T> filling) {
        if (values.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T value : values) {
                filling.fill(statement, value);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new PersistenceException("cannot write findings", e);
        }
    }
}
