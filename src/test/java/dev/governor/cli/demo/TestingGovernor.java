package dev.governor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerProcess;
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

/** A governor and its estate as processes of their own, which a test may kill, hold up and look into. */
final class TestingGovernor implements AutoCloseable {

    private static final Path APPLICATION = Path.of(System.getProperty("governor.application"));
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;
    private final Estate estate;
    private ServerProcess server;
    private GovernorClient client;

    TestingGovernor(Path directory) {
        this.directory = directory;
        this.estate = Estate.raise(directory.resolve("estate"), PostgresBinaries.unpack());
        start();
        EstateSignals.deliver(client);
    }

    void start() {
        server = DemoServer.start(APPLICATION, directory.resolve("governor"), 0, estate.targetConfiguration());
        client = new GovernorClient(server.address(), server.properties("identity/demo-credentials.properties"));
    }

    void kill() {
        server.kill();
    }

    @Override
    public void close() {
        server.close();
        estate.close();
    }

    GovernorClient client() {
        return client;
    }

    /** Opens a session of the superuser in the sandbox database of the estate. */
    Connection sandbox() throws SQLException {
        return estate.inspect(EstateDatabase.SANDBOX);
    }

    String submit(AssetKey target) {
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

    JsonNode view(String plan) {
        return client.get("olivia", "/api/v1/plans/" + plan).orThrow("plan");
    }

    String state(String plan) {
        return view(plan).path("state").asText();
    }

    List<String> receipts(String plan) {
        return view(plan).path("timeline").findValuesAsText("kind");
    }

    void awaitState(String plan, String expected) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(state(plan)).isEqualTo(expected));
    }

    boolean evidenceIsIntact() {
        return client.get("olivia", "/api/v1/receipts/verification")
                .orThrow("verification")
                .path("intact")
                .asBoolean();
    }

    /** Counts the leased roles that exist in the estate now. */
    long credentialsAtTheTarget() {
        try (Connection admin = sandbox()) {
            return count(admin, "select count(*) from pg_roles where rolname like 'gov\\_%'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Lets the plan's change commit and stops right behind it: its effect probe waits for {@code blocker}, whose
     * transaction then holds the table.
     */
    String submitAndStopBeforeTheProbe(AssetKey target, Connection blocker, Connection admin) throws SQLException {
        holdUpTheChangeItself(admin);
        execute(admin, "select pg_advisory_lock(42)");
        String plan = submit(target);
        awaitWaiter(admin, "advisory");
        blocker.setAutoCommit(false);
        execute(blocker, "lock table public." + target.path().get(3) + " in access exclusive mode");
        execute(admin, "select pg_advisory_unlock(42)");
        awaitWaiter(admin, "relation");
        execute(admin, "drop event trigger hold_up");
        return plan;
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

    private static void awaitWaiter(Connection admin, String lockType) {
        await("a session that waits for a lock of type " + lockType)
                .atMost(PATIENCE)
                .until(() -> count(
                                admin,
                                "select count(*) from pg_locks where not granted and locktype = '" + lockType + "'")
                        > 0);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static AssetKey table(String database, String table) {
        return AssetKey.of("postgresql", List.of("estate", database, "public", table));
    }
}
