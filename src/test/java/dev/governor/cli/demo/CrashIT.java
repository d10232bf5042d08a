package dev.governor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.storage.PostgresBinaries;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server as {@code kill -9} does, at the two worst moments, and starts it again on the same data. */
class CrashIT {

    private static final Path APPLICATION = Path.of(System.getProperty("governor.application"));
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    private Estate estate;
    private ServerProcess server;
    private GovernorClient client;

    @BeforeEach
    void raise() {
        estate = Estate.raise(directory.resolve("estate"), PostgresBinaries.unpack());
        start();
        EstateSignals.deliver(client);
    }

    @AfterEach
    void tearDown() {
        server.close();
        estate.close();
    }

    @Test
    void aPlanThatWaitsForApprovalSurvivesAndEndsVerified() {
        AssetKey cards = table("payments_prod", "cards");
        String plan = submit(cards);
        assertThat(state(plan)).isEqualTo("awaiting_approval");

        server.kill();
        start();

        JsonNode waiting = view(plan);
        assertThat(waiting.path("state").asText()).isEqualTo("awaiting_approval");
        client.post(
                        "alice",
                        "/api/v1/tasks/" + waiting.at("/task/id").asText() + "/approve",
                        Map.of(
                                "comment",
                                "still needed after the restart",
                                "binding_digest",
                                waiting.at("/approval/binding").asText()))
                .orThrow("the approval");
        awaitState(plan, "verified");
        assertThat(credentialsAtTheTarget()).isZero();
    }

    @Test
    void aPlanThatWasAppliedButNotVerifiedEndsVerifiedAndLeavesNoCredential() throws SQLException {
        AssetKey feedback = table("sandbox", "feedback");
        try (Connection blocker = estate.inspect(EstateDatabase.SANDBOX);
                Connection watcher = estate.inspect(EstateDatabase.SANDBOX)) {
            holdUpTheChangeItself(watcher);
            execute(watcher, "select pg_advisory_lock(42)");
            String plan = submit(feedback);
            awaitWaiter(watcher, "advisory");

            blocker.setAutoCommit(false);
            execute(blocker, "lock table public.feedback in access exclusive mode");
            execute(watcher, "select pg_advisory_unlock(42)");
            awaitWaiter(watcher, "relation");
            assertThat(receipts(plan)).doesNotContain("remediation_ended");
            server.kill();
            blocker.rollback();
            execute(watcher, "drop event trigger hold_up");
            assertThat(credentialsAtTheTarget()).isEqualTo(1);

            start();
            awaitState(plan, "verified");
        }
        assertThat(credentialsAtTheTarget()).isZero();
        assertThat(client.get("olivia", "/api/v1/receipts/verification")
                        .orThrow("verification")
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    /** Makes the committed change, and only it, wait for an advisory lock before it commits. */
    private static void holdUpTheChangeItself(Connection admin) throws SQLException {
        execute(admin, """
                create or replace function public.hold_up() returns event_trigger
                language plpgsql security definer as $$
                begin
                    if current_setting('application_name') like 'governor apply%' then
                        perform pg_advisory_xact_lock_shared(42);
                    end if;
                end $$""");
        execute(admin, "grant execute on function public.hold_up() to public");
        execute(
                admin,
                "create event trigger hold_up on ddl_command_end when tag in ('REVOKE') execute function public.hold_up()");
    }

    private static void awaitWaiter(Connection watcher, String lockType) {
        await("a session that waits for a lock of type " + lockType)
                .atMost(PATIENCE)
                .until(() -> count(
                                watcher,
                                "select count(*) from pg_locks where not granted and locktype = '" + lockType + "'")
                        > 0);
    }

    private long credentialsAtTheTarget() {
        try (Connection admin = estate.inspect(EstateDatabase.SANDBOX)) {
            return count(admin, "select count(*) from pg_roles where rolname like 'gov\\_%'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void start() {
        server = ServerProcess.start(APPLICATION, directory.resolve("governor"), 0, estate.targetConfiguration());
        client = new GovernorClient(server.address(), server.properties("identity/demo-credentials.properties"));
    }

    private String submit(AssetKey target) {
        JsonNode finding = client.get(
                        "remedy-bot", "/api/v1/findings?status=open&asset=" + GovernorClient.encoded(target.text()))
                .orThrow("findings")
                .at("/items/0");
        return client.postPlan(
                        "remedy-bot",
                        UUID.randomUUID().toString(),
                        StoryStage.draft(finding, "revoke_public_grant", target, Map.of()))
                .orThrow("the plan")
                .path("id")
                .asText();
    }

    private JsonNode view(String plan) {
        return client.get("olivia", "/api/v1/plans/" + plan).orThrow("plan");
    }

    private String state(String plan) {
        return view(plan).path("state").asText();
    }

    private List<String> receipts(String plan) {
        return view(plan).path("timeline").findValuesAsText("kind");
    }

    private void awaitState(String plan, String expected) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(state(plan)).isEqualTo(expected));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static AssetKey table(String database, String table) {
        return AssetKey.of("postgresql", List.of("estate", database, "public", table));
    }
}
