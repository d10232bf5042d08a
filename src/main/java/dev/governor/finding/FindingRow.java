package dev.governor.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Severity;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A finding as a row of the table {@code finding}. */
final class FindingRow {

    static final String INSERT = "insert into finding (status, severity, last_seen, body, statements, aliases,"
            + " vulnerabilities, suppressed_until, risk_score, risk_band, risk_revision, risk_policy, id, tenant,"
            + " finding_key, asset, finding_type) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String UPDATE = "update finding set status = ?, severity = ?, last_seen = ?, body = ?, statements = ?,"
            + " aliases = ?, vulnerabilities = ?, suppressed_until = ?, risk_score = coalesce(?, risk_score),"
            + " risk_band = coalesce(?, risk_band), risk_revision = ?,"
            + " risk_policy = coalesce(?, risk_policy) where id = ?";

    static final String RANK = "update finding set risk_score = ?, risk_band = ?, risk_revision = ?, risk_policy = ?"
            + " where id = ? and (risk_revision is null or risk_revision <= ?)";

    private static final ObjectMapper MAPPER =
            CanonicalJson.mapper().copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final ObjectReader FINDING = MAPPER.readerFor(Finding.class);
    private static final ObjectReader STATEMENTS = MAPPER.readerFor(new TypeReference<List<Statement>>() {});

    private FindingRow() {}

    static Finding finding(ResultSet row) throws SQLException {
        return read(FINDING, row.getString("body"));
    }

    static StoredFinding stored(ResultSet row) throws SQLException {
        return stored(row.getString("body"), row.getString("statements"), row.getString("aliases"));
    }

    static StoredFinding stored(String body, String statementsBody, String names) {
        List<Statement> said = read(STATEMENTS, statementsBody);
        TreeMap<String, Statement> statements = new TreeMap<>();
        said.forEach(statement -> statements.put(statement.source(), statement));
        TreeSet<String> aliases = new TreeSet<>();
        names.lines().forEach(aliases::add);
        return new StoredFinding(read(FINDING, body), statements, aliases);
    }

    static void insert(PreparedStatement row, StoredFinding stored, Map<String, FindingRank> ranks, Instant now)
            throws SQLException {
        update(row, stored, ranks, now);
        Finding finding = stored.finding();
        row.setString(14, finding.tenant().name());
        row.setString(15, finding.key().text());
        row.setString(16, finding.asset().text());
        row.setString(17, finding.type());
    }

    static void update(PreparedStatement row, StoredFinding stored, Map<String, FindingRank> ranks, Instant now)
            throws SQLException {
        Finding finding = stored.finding();
        List<String> vulnerabilities = finding.details().vulnerabilities();
        row.setString(1, finding.status().word());
        row.setString(2, finding.severity().orElse(Severity.UNKNOWN).word());
        row.setObject(3, time(finding.lastSeen()));
        row.setString(4, CanonicalJson.write(finding));
        row.setString(5, CanonicalJson.write(stored.statements().values()));
        row.setString(6, String.join("\n", stored.aliases()));
        row.setString(7, vulnerabilities.isEmpty() ? "" : " " + String.join(" ", vulnerabilities) + " ");
        row.setObject(8, stored.nextEnd(now).map(FindingRow::time).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
        rank(row, 9, ranks.get(finding.id()));
        row.setString(13, finding.id());
    }

    static void rank(PreparedStatement row, int first, @Nullable FindingRank rank) throws SQLException {
        if (rank == null) {
            row.setNull(first, Types.INTEGER);
            row.setNull(first + 1, Types.VARCHAR);
            row.setNull(first + 2, Types.BIGINT);
            row.setNull(first + 3, Types.VARCHAR);
            return;
        }
        row.setInt(first, rank.score());
        row.setString(first + 1, rank.band());
        row.setLong(first + 2, rank.revision());
        row.setString(first + 3, rank.policy());
    }

    static FindingRank rank(ResultSet row, int first) throws SQLException {
        return new FindingRank(
                row.getInt(first), row.getString(first + 1), row.getLong(first + 2), row.getString(first + 3));
    }

    static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static <T> T read(ObjectReader reader, String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read a stored finding", e);
        }
    }
}
