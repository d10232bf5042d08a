package dev.governor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.command.path.PathKinds;
import dev.governor.command.path.TestingPaths;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import dev.governor.policy.Outcome;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionEnvelope.Claims;
import dev.governor.policy.action.Actor;
import dev.governor.policy.action.AgentAction;
import dev.governor.policy.action.Recorded;
import dev.governor.policy.action.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where actions work, as far as people recorded it. */
class ActionPlacesTest {

    private static final Path TABLES =
            Path.of("src/main/resources/db/migration/common/V20261201_7100__agent_record.sql");
    private static final PathKinds KINDS = TestingPaths.shipped();
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final String SHOP = "/home/dev/code/shop";

    private final JdbcDataSource database = new JdbcDataSource();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private AgentRecordRepository records;
    private ActionPlaces places;

    /** What is the default, without hosts and a file. */
    private record TestingConfig() implements ActionConfig {

        @Override
        public Optional<List<String>> internalHosts() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> knownHosts() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> agentsFile() {
            return Optional.empty();
        }

        @Override
        public Duration denialMemory() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration terminationMemory() {
            return Duration.ofDays(30);
        }
    }

    @BeforeEach
    void tables() throws SQLException, IOException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(TABLES));
        }
        records = new AgentRecordRepository(database);
        places = new ActionPlaces(records, new SessionWorkspaces(database, new TestingConfig(), clock), clock);
    }

    // INVARIANT: a workspace that no current record allows widens nothing; the action is read as if none had been
    // named.
    @Test
    void shouldBelieveNoWorkspaceWithoutARecord() {
        PlacedAction placed = place("s", SHOP, "src");

        assertThat(placed.place().workspace()).isNull();
        assertThat(placed.envelope().recorded().workspace()).isEqualTo(Recorded.Workspace.ELSEWHERE);
        assertThat(placed.envelope().recorded().record()).isEqualTo(Recorded.State.NONE);
    }

    @Test
    void shouldKeepTheFirstWorkspaceThatTheRecordAllows() {
        write(1, null, "/home/*/code/*");

        assertThat(root(place("s", null, null))).isNull();
        assertThat(root(place("s", "/home/dev/other", null))).isNull();
        assertThat(root(place("s", SHOP + "/", null))).isEqualTo(SHOP);
        assertThat(root(place("s", null, "src"))).isEqualTo(SHOP);
        assertThat(root(place("other", null, null))).isNull();
        assertThatThrownBy(() -> place("s", "/home/dev/code/next", null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.detail()).contains("`" + SHOP + "`"));
        assertThatThrownBy(() -> place("", SHOP, null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldBelieveNoPlaceOfTheMachineEvenWhenAPatternFits() {
        write(1, null, "/**");

        assertThat(root(place("a", "/etc", null))).isNull();
        assertThat(root(place("b", "/home/dev", null))).isNull();
        assertThat(root(place("c", "/home/dev/code/../..", null))).isNull();
        assertThat(root(place("d", SHOP, null))).isEqualTo(SHOP);
    }

    @Test
    void shouldForgetAWorkspaceWithItsRecord() {
        write(1, null, "/home/*/code/*");
        place("s", SHOP, null);
        write(2, NOW, "/home/*/code/*");

        PlacedAction expired = place("s", null, null);

        assertThat(root(expired)).isNull();
        assertThat(expired.envelope().recorded().record()).isEqualTo(Recorded.State.EXPIRED);
        write(3, NOW.plusSeconds(1), "/workspaces/*");
        assertThat(root(place("s", null, null))).isNull();
        write(4, null, "/home/dev/code/*");
        assertThat(root(place("s", null, null))).isEqualTo(SHOP);
    }

    @Test
    void shouldWriteARecordOverTheVersionBeforeItOnly() {
        assertThat(write(1, null, SHOP)).isTrue();
        assertThat(write(3, null, SHOP)).isFalse();
        assertThat(write(2, null, "/workspaces/*")).isTrue();

        assertThat(records.find(Tenant.DEFAULT, "embedded|a")
                        .orElseThrow()
                        .entry()
                        .workspaces())
                .containsExactly("/workspaces/*");
        assertThat(records.page(Tenant.DEFAULT, null, 1).items()).hasSize(1);
        assertThat(records.page(Tenant.DEFAULT, "embedded|a", 1).items()).isEmpty();
    }

    private boolean write(int version, @Nullable Instant end, String workspace) {
        AgentRecordDraft draft = new AgentRecordDraft(
                "embedded|o",
                "mends the shop",
                "",
                "shop",
                List.of(DataClassification.INTERNAL),
                List.of(workspace),
                List.of(),
                Outcome.ALLOW,
                end);
        return records.write(Tenant.DEFAULT, new AgentRecord("embedded|a", version, NOW, "embedded|o", draft));
    }

    private PlacedAction place(String session, @Nullable String workspace, @Nullable String directory) {
        ActionEnvelope envelope = new ActionEnvelope(
                new Actor("embedded|a", Tenant.DEFAULT, "embedded|o", true),
                session,
                null,
                new AgentAction("run_command", "ls", null, null, null, null, null, null),
                null,
                Claims.NONE,
                new Where(workspace, directory),
                Recorded.NOTHING);
        return places.of(List.of(envelope), KINDS).get(0);
    }

    private static @Nullable String root(PlacedAction placed) {
        return placed.place().workspace() == null
                ? null
                : placed.place().workspace().root();
    }
}
