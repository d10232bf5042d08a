package dev.governor.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.governor.policy.Case;
import dev.governor.policy.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads decisions out of the tables that the migrations make. */
class StoredCasesTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration/common");
    private static final List<String> SCRIPTS =
            List.of("V20261121_0600__decision.sql", "V20261123_0100__action_decision.sql");
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Case ALLOWED = TestingCases.allowed(Map.of());

    private final JdbcDataSource database = new JdbcDataSource();

    @BeforeEach
    void createTables() throws SQLException, IOException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection()) {
            for (String script : SCRIPTS) {
                connection.createStatement().execute(Files.readString(MIGRATIONS.resolve(script)));
            }
        }
    }

    @Test
    void shouldReadNewestFirstOverSeveralPages() throws SQLException {
        insert(12_000, "a", false);

        List<RecordedCase> read = read(Window.ALL);

        assertThat(read).hasSize(12_000);
        assertThat(read.get(0))
                .isEqualTo(new RecordedCase(
                        "policy",
                        "dec_a_11999",
                        "a",
                        Outcome.ALLOW,
                        START.plusSeconds(1199),
                        ALLOWED.digest().text(),
                        ALLOWED.canonical()));
        assertThat(read).extracting(RecordedCase::decidedAt).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(read).extracting(RecordedCase::decision).doesNotHaveDuplicates();
    }

    @Test
    void shouldReadNoPreviews() throws SQLException {
        insert(5, "a", true);

        assertThat(read(Window.ALL)).isEmpty();
    }

    @Test
    void shouldReadTheWindowOnly() throws SQLException {
        insert(100, "a", false);
        insert(100, "b", false);

        List<RecordedCase> read =
                read(new Window(START.plusSeconds(3), START.plusSeconds(5), "b", Window.DEFAULT_MOST));

        assertThat(read).hasSize(20).allMatch(each -> each.tenant().equals("b"));
        assertThat(read.get(0).decidedAt()).isEqualTo(START.plusSeconds(4));
        assertThat(read.get(19).decidedAt()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void shouldSayWhetherThatWasAll() throws SQLException {
        insert(10, "a", false);

        assertThat(new StoredCases(database).read(new Window(null, null, null, 10), page -> {}))
                .isTrue();
        assertThat(new StoredCases(database).read(new Window(null, null, null, 9), page -> {}))
                .isFalse();
    }

    @Test
    void shouldReadDecisionsOnActionsToo() throws SQLException {
        insert(1, "a", false);
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement("insert into action_decision values"
                        + " ('dec_1', 'act_1', 'b', 'agent', 's', 'deny', ?, 'p', 'digest', '[]', '{}', '{}')")) {
            row.setObject(1, START.atOffset(ZoneOffset.UTC));
            row.executeUpdate();
        }

        assertThat(read(Window.ALL))
                .extracting(RecordedCase::directory, RecordedCase::outcome)
                .containsExactly(tuple("policy", Outcome.ALLOW), tuple("agents", Outcome.DENY));
    }

    private List<RecordedCase> read(Window window) {
        List<RecordedCase> read = new ArrayList<>();
        new StoredCases(database).read(window, read::addAll);
        return read;
    }

    /** Inserts decisions of {@code tenant}, ten in each second. */
    private void insert(int count, String tenant, boolean preview) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement row =
                        connection.prepareStatement("insert into decision values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < count; i++) {
                row.setString(1, "dec_%s_%05d".formatted(tenant, i));
                row.setString(2, "pln_" + i);
                row.setString(3, tenant);
                row.setBoolean(4, preview);
                row.setString(5, Outcome.ALLOW.word());
                row.setObject(6, START.plusSeconds(i / 10).atOffset(ZoneOffset.UTC));
                row.setString(7, ALLOWED.digest().text());
                row.setString(8, ALLOWED.digest().text());
                row.setString(9, ALLOWED.canonical());
                row.setString(10, "{}");
                row.addBatch();
            }
            row.executeBatch();
        }
    }
}
