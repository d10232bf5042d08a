package dev.governor.finding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Brings findings that were stored under another written form of their asset's key under the canonical one.
 *
 * <p>INVARIANT: nothing that was said is lost. Where two findings turn out to be one, the older takes over all statements,
 * suppressions and names of the newer, whose id leads to it from then on and whose row stays.
 */
@ApplicationScoped
public class FindingKeys {

    private final DataSource database;
    private final EvidenceLog log;
    private final Clock clock;

    FindingKeys(DataSource database, EvidenceLog log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Two findings that were one.
     *
     * @param id the newer, which leads to the older
     * @param into the older
     * @param asset the asset that both are on
     */
    record Merged(String id, String into, AssetKey asset) {}

    /**
     * Does it once for all; nothing is left to do the second time.
     *
     * @return the written forms that were found, with the keys they became
     */
    @Transactional(TxType.MANDATORY)
    public SortedMap<String, String> unify() {
        SortedMap<String, String> renamed = new TreeMap<>();
        List<Merged> merged;
        try (Connection connection = database.getConnection()) {
            merged = unify(connection, renamed, clock.instant().truncatedTo(ChronoUnit.MICROS));
        } catch (SQLException e) {
            throw new PersistenceException("cannot bring findings under one key", e);
        }
        log.appendAll(merged.stream()
                .map(each -> Entry.byGovernor(
                        ReceiptKind.FINDING_MERGED,
                        each.id(),
                        Map.of("into", each.into(), "asset", each.asset().text())))
                .toList());
        return renamed;
    }

    static List<Merged> unify(Connection connection, SortedMap<String, String> renamed, Instant now)
            throws SQLException {
        List<Merged> merged = new ArrayList<>();
        for (Spelled spelled : spelled(connection)) {
            AssetKey asset = AssetKey.ofStored(spelled.asset());
            StoredFinding finding = canonical(spelled.body(), spelled.statements(), spelled.aliases(), asset);
            Optional<StoredFinding> same = byKey(connection, finding.finding().key());
            if (same.isPresent()) {
                merged.add(merge(connection, finding, same.get(), now));
            } else {
                write(connection, finding, now);
            }
            renamed.put(spelled.asset(), asset.text());
        }
        return merged;
    }

    /** A row whose asset is not written in the canonical form. */
    private record Spelled(String asset, String body, String statements, String aliases) {}

    private static List<Spelled> spelled(Connection connection) throws SQLException {
        List<Spelled> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select asset, body, statements, aliases from finding where merged_into is null and (asset"
                                + " like '%\\%%' or asset like '%:.%') order by id");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String asset = rows.getString(1);
                if (!AssetKey.ofStored(asset).text().equals(asset)) {
                    found.add(new Spelled(asset, rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
        }
        return found;
    }

    private static StoredFinding canonical(String body, String statements, String aliases, AssetKey asset) {
        ObjectNode tree = (ObjectNode) CanonicalJson.readTree(body);
        Digest key = Finding.keyOf(
                Tenant.DEFAULT,
                asset,
                tree.path("type").asText(),
                tree.path("discriminator").asText());
        tree.put("asset", asset.text()).put("key", key.text());
        return FindingRow.stored(CanonicalJson.write(tree), statements, aliases);
    }

    private static Optional<StoredFinding> byKey(Connection connection, Digest key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select body, statements, aliases from finding"
                + " where tenant = ? and finding_key = ? and merged_into is null for update")) {
            query.setString(1, Tenant.DEFAULT.name());
            query.setString(2, key.text());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(FindingRow.stored(row)) : Optional.empty();
            }
        }
    }

    private static Merged merge(Connection connection, StoredFinding one, StoredFinding other, Instant now)
            throws SQLException {
        boolean older = one.finding().id().compareTo(other.finding().id()) < 0;
        StoredFinding first = older ? one : other;
        Finding second = (older ? other : one).finding();
        Merged merged =
                new Merged(second.id(), first.finding().id(), first.finding().asset());
        try (PreparedStatement row = connection.prepareStatement("update finding set merged_into = ?, finding_key = ?,"
                + " asset = ?, suppressed_until = null where id = ?")) {
            row.setString(1, merged.into());
            row.setString(2, Digest.of("merged " + merged.id()).text());
            row.setString(3, merged.asset().text());
            row.setString(4, merged.id());
            row.executeUpdate();
        }
        lead(connection, merged);
        write(connection, first.unitedWith(older ? other : one, now), now);
        return merged;
    }

    /** Lets what led to the newer lead to the older. */
    private static void lead(Connection connection, Merged merged) throws SQLException {
        try (PreparedStatement rows =
                connection.prepareStatement("update finding set merged_into = ? where merged_into = ?")) {
            rows.setString(1, merged.into());
            rows.setString(2, merged.id());
            rows.executeUpdate();
        }
    }

    private static void write(Connection connection, StoredFinding stored, Instant now) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(FindingRow.UPDATE);
                PreparedStatement keys =
                        connection.prepareStatement("update finding set asset = ?, finding_key = ? where id = ?")) {
            FindingRow.update(row, stored, Map.of(), now);
            row.executeUpdate();
            keys.setString(1, stored.finding().asset().text());
            keys.setString(2, stored.finding().key().text());
            keys.setString(3, stored.finding().id());
            keys.executeUpdate();
        }
    }
}
