package dev.governor.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Trust;
import dev.governor.storage.TestingDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A graph whose facts speak of one asset by two written forms of its key, on whatever database it is. */
abstract class ContextKeysContract {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final String RAW = "postgresql:estate:sandbox:public:%6B3";
    private static final AssetKey TABLE = new AssetKey("postgresql:estate:sandbox:public:k3");
    private static final AssetKey SCHEMA = new AssetKey("postgresql:estate:sandbox:public");

    private Connection connection;

    abstract TestingDatabase database();

    @BeforeEach
    void connect() throws SQLException {
        connection = database().connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void forget() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void theNewerOfTwoFactsCountsWhicheverFormItCameUnder() throws SQLException {
        insert(owner("old", 1), TABLE.text(), null);
        insert(owner("new", 2), RAW, null);
        insert(environment("production", 4), TABLE.text(), null);
        insert(environment("sandbox", 3), RAW, null);

        SortedMap<String, String> renamed = new TreeMap<>();
        ContextKeys.unify(connection, renamed);

        assertThat(renamed).isEqualTo(Map.of(RAW, TABLE.text()));
        assertThat(byId(owner("", 0).identity())).isEqualTo(owner("new", 2));
        assertThat(byId(environment("", 0).identity())).isEqualTo(environment("production", 4));
        AssetGraph graph = AssetGraph.EMPTY.with(all(), 1);
        assertThat(graph.stated(TABLE, Attribute.OWNER)).containsExactly(owner("new", 2));
        assertThat(graph.stated(TABLE, Attribute.ENVIRONMENT)).containsExactly(environment("production", 4));
    }

    @Test
    void relationsLeadToTheOneAsset() throws SQLException {
        RelationFact contains = new RelationFact(SCHEMA, RelationType.CONTAINS, TABLE, "cmdb", Trust.CURATED, NOON);
        insert(contains, SCHEMA.text(), RAW);

        ContextKeys.unify(connection, new TreeMap<>());

        assertThat(byId(contains.identity())).isEqualTo(contains);
        assertThat(all()).hasSize(1);
    }

    @Test
    void theSecondTimeNothingIsLeftToDo() throws SQLException {
        insert(owner("old", 1), TABLE.text(), null);
        insert(owner("new", 2), RAW, null);
        ContextKeys.unify(connection, new TreeMap<>());
        List<ContextFact> before = all();

        SortedMap<String, String> renamed = new TreeMap<>();
        ContextKeys.unify(connection, renamed);

        assertThat(renamed).isEmpty();
        assertThat(all()).isEqualTo(before);
    }

    private static AttributeFact owner(String name, int second) {
        return new AttributeFact(TABLE, Attribute.OWNER, name, "cmdb", Trust.CURATED, NOON.plusSeconds(second));
    }

    private static AttributeFact environment(String word, int second) {
        return new AttributeFact(TABLE, Attribute.ENVIRONMENT, word, "cmdb", Trust.CURATED, NOON.plusSeconds(second));
    }

    /** Stores a fact as an earlier version did, which took {@code asset} and {@code target} for keys of their own. */
    private void insert(ContextFact fact, String asset, String target) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(
                "insert into context_fact (kind, asset, label, target, content, ends_at, source, trust, as_of, tenant,"
                        + " id, revision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'default', ?, 1)")) {
            FactRow.write(fact, row);
            row.setString(2, asset);
            row.setString(4, target);
            boolean canonical = asset.equals(fact.asset().text()) && target == null;
            row.setString(
                    10,
                    canonical
                            ? fact.identity().text()
                            : Digest.of(fact.identity().text() + asset + target).text());
            row.executeUpdate();
        }
    }

    private ContextFact byId(Digest identity) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select " + FactRow.COLUMNS + " from context_fact where id = ?")) {
            query.setString(1, identity.text());
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                return new FactRow().read(row, 1);
            }
        }
    }

    private List<ContextFact> all() throws SQLException {
        List<ContextFact> facts = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement("select " + FactRow.COLUMNS + " from context_fact order by id");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                facts.add(new FactRow().read(rows, 1));
            }
        }
        return facts;
    }
}
