package dev.governor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Tenant;
import dev.governor.storage.TestingDatabase;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that holds findings under two written forms of one key, on whatever database that is. */
abstract class FindingKeysContract {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final String RAW = "postgresql:estate:sandbox:public:%6B3";
    private static final AssetKey TABLE = new AssetKey("postgresql:estate:sandbox:public:k3");

    private Connection connection;
    private FindingRepository findings;

    abstract TestingDatabase database();

    @BeforeEach
    void connect() throws SQLException {
        connection = database().connect();
        findings = new FindingRepository(database(connection));
    }

    @AfterEach
    void forget() throws SQLException {
        connection.setAutoCommit(false);
        connection.rollback();
        connection.close();
    }

    @Test
    void theOlderTakesOverWhatWasSaidOfTheNewerWhoseIdLeadsToIt() throws SQLException {
        connection.setAutoCommit(false);
        StoredFinding older = stored("fnd_1", TABLE, "public_grant", "trivy", "id-1", 1, Verdict.OPEN);
        StoredFinding newer = stored("fnd_2", TABLE, "public_grant", "prowler", "id-2", 2, Verdict.SUPPRESSED);
        insert(older, TABLE.text());
        insert(newer, RAW);

        SortedMap<String, String> renamed = new TreeMap<>();
        List<FindingKeys.Merged> merged = FindingKeys.unify(connection, renamed, NOON);

        assertThat(renamed).isEqualTo(Map.of(RAW, TABLE.text()));
        assertThat(merged).containsExactly(new FindingKeys.Merged("fnd_2", "fnd_1", TABLE));
        StoredFinding one = findings.locked("fnd_1").orElseThrow();
        assertThat(one.statements()).containsOnlyKeys("trivy", "prowler");
        assertThat(one.aliases()).containsExactly("prowler id-2", "trivy id-1");
        assertThat(one.finding().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(one.finding().firstSeen()).isEqualTo(NOON.plusSeconds(1));
        assertThat(findings.find("fnd_2")).contains(one.finding());
        assertThat(findings.locked("fnd_2")).contains(one);
        assertThat(findings.page(FindingQuery.ALL, null, 10).items()).containsExactly(one.finding());
        assertThat(findings.toRank(1, "any", 10)).containsExactly(one.finding());
        assertThat(findings.byKeys(List.of(one.finding().key())).values()).containsExactly(one);
    }

    @Test
    void theOneUnderTheOtherFormMayBeTheOlder() throws SQLException {
        connection.setAutoCommit(false);
        insert(stored("fnd_1", TABLE, "public_grant", "trivy", "id-1", 1, Verdict.OPEN), RAW);
        insert(stored("fnd_2", TABLE, "public_grant", "trivy", "id-1", 5, Verdict.RESOLVED), TABLE.text());
        insert(
                stored("fnd_0", TABLE, "public_grant", "prowler", "id-0", 3, Verdict.OPEN),
                "postgresql:%65state:sandbox:public:k3");

        List<FindingKeys.Merged> merged = FindingKeys.unify(connection, new TreeMap<>(), NOON);

        assertThat(merged)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.asset()).isEqualTo(TABLE));
        StoredFinding one = findings.locked("fnd_0").orElseThrow();
        assertThat(one.statements().get("trivy").status()).isEqualTo(FindingStatus.RESOLVED);
        assertThat(one.statements().get("trivy").firstSeen()).isEqualTo(NOON.plusSeconds(1));
        for (String id : List.of("fnd_1", "fnd_2")) {
            assertThat(findings.find(id)).as(id).contains(one.finding());
        }
        assertThat(findings.page(FindingQuery.ALL, null, 10).items()).containsExactly(one.finding());
    }

    @Test
    void theSecondTimeNothingIsLeftToDo() throws SQLException {
        connection.setAutoCommit(false);
        insert(stored("fnd_1", TABLE, "public_grant", "trivy", "id-1", 1, Verdict.OPEN), TABLE.text());
        insert(stored("fnd_2", TABLE, "public_grant", "prowler", "id-2", 2, Verdict.OPEN), RAW);
        FindingKeys.unify(connection, new TreeMap<>(), NOON);
        StoredFinding one = findings.locked("fnd_1").orElseThrow();

        SortedMap<String, String> renamed = new TreeMap<>();

        assertThat(FindingKeys.unify(connection, renamed, NOON.plusSeconds(60))).isEmpty();
        assertThat(renamed).isEmpty();
        assertThat(findings.locked("fnd_1")).contains(one);
    }

    @Test
    void whatStandsAloneOrHasNoCanonicalFormIsRenamed() throws SQLException {
        connection.setAutoCommit(false);
        insert(stored("fnd_1", TABLE, "public_grant", "trivy", "id-1", 1, Verdict.OPEN), RAW);
        AssetKey odd = AssetKey.of("resource", List.of("100%", "%zz"));
        insert(stored("fnd_2", odd, "other", "trivy", "id-2", 1, Verdict.OPEN), "resource:100%:%zz");

        assertThat(FindingKeys.unify(connection, new TreeMap<>(), NOON)).isEmpty();

        assertThat(findings.find("fnd_1").orElseThrow().asset()).isEqualTo(TABLE);
        assertThat(findings.find("fnd_2").orElseThrow().asset()).isEqualTo(odd);
        FindingQuery onTheTable = new FindingQuery(null, null, TABLE, null);
        assertThat(findings.page(onTheTable, null, 10).items())
                .extracting(Finding::id)
                .containsExactly("fnd_1");
        assertThat(findings.byKeys(List.of(Finding.keyOf(Tenant.DEFAULT, TABLE, "public_grant", ""))))
                .hasSize(1);
    }

    private static StoredFinding stored(
            String id, AssetKey asset, String type, String source, String alias, int second, Verdict verdict) {
        FindingReport report = FindingReport.on(asset, source, "/0")
                .type(type)
                .title("title by " + source)
                .severity(Severity.HIGH)
                .alias(alias)
                .verdict(verdict)
                .lastSeen(NOON.plusSeconds(second))
                .build();
        StoredFinding made = StoredFinding.of(FindingBatch.keyOf(report), report, NOON);
        ObjectNode body = (ObjectNode) CanonicalJson.tree(made.finding());
        return FindingRow.stored(
                CanonicalJson.write(body.put("id", id)),
                CanonicalJson.write(made.statements().values()),
                String.join("\n", made.aliases()));
    }

    /** Stores a finding as an earlier version did, which took {@code written} for a key of its own. */
    private void insert(StoredFinding stored, String written) throws SQLException {
        Digest key = Digest.ofCanonical(List.of(
                stored.finding().tenant().name(),
                written,
                stored.finding().type(),
                stored.finding().discriminator()));
        ObjectNode body = (ObjectNode) CanonicalJson.tree(stored.finding());
        body.put("asset", written).put("key", key.text());
        try (PreparedStatement row = connection.prepareStatement(FindingRow.INSERT)) {
            FindingRow.insert(row, stored, Map.of(), NOON);
            row.setString(4, CanonicalJson.write(body));
            row.setString(15, key.text());
            row.setString(16, written);
            row.executeUpdate();
        }
    }

    /** Returns a data source of one connection, whose transaction the test ends. */
    private static DataSource database(Connection connection) {
        Connection shared = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                });
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    return method.getReturnType() == PrintWriter.class ? null : shared;
                });
    }
}
