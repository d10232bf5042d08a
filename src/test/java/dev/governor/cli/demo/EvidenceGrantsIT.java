package dev.governor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerProcess;
import dev.governor.finding.AssetKey;
import dev.governor.storage.PostgresServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged application on its own PostgreSQL: what the role it works as may do, and what it may never do. */
class EvidenceGrantsIT {

    private static final String APPLICATION = "governor_app";
    private static final String DENIED = "42501";

    /** What the application may do with each table, as letters: select, insert, update, delete. */
    private static final Map<String, String> RIGHTS = new TreeMap<>(Map.ofEntries(
            Map.entry("action_alert", "siud"),
            Map.entry("action_decision", "si"),
            Map.entry("agent_record", "siu"),
            Map.entry("agent_session", "siud"),
            Map.entry("agent_workspace", "sid"),
            Map.entry("approval_request", "siu"),
            Map.entry("approval_review", "si"),
            Map.entry("asset_fence", "siu"),
            Map.entry("asset_fence_gate", "su"),
            Map.entry("asset_key_form", "su"),
            Map.entry("context_fact", "siu"),
            Map.entry("context_revision", "su"),
            Map.entry("decision", "si"),
            Map.entry("execution_step", "siu"),
            Map.entry("finding", "siu"),
            Map.entry("flyway_schema_history", ""),
            Map.entry("human_task", "siu"),
            Map.entry("lease", "siu"),
            Map.entry("owed_receipt", "si"),
            Map.entry("plan_renewal", "siu"),
            Map.entry("principal", "siu"),
            Map.entry("process_instance", "siud"),
            Map.entry("process_instance_event", "siud"),
            Map.entry("process_job", "siud"),
            Map.entry("receipt", "si"),
            Map.entry("receipt_head", "su"),
            Map.entry("remediation_plan", "siu"),
            Map.entry("reverification", "siu"),
            Map.entry("server_duty", "siu"),
            Map.entry("signal", "siu"),
            Map.entry("state_snapshot", "siu"),
            Map.entry("work_claim", "siud")));

    @TempDir
    static Path directory;

    private static ServerProcess server;
    private static GovernorClient client;

    @BeforeAll
    static void start() {
        server = DemoServer.start(ServerProcess.thisApplication(), directory, 0, Map.of());
        client = new GovernorClient(server.address(), server.properties("identity/demo-credentials.properties"));
        EstateSignals.deliver(client);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldGiveTheApplicationWhatItNeedsOnEachTableAndNoMore() throws SQLException {
        Map<String, String> rights = new TreeMap<>();
        try (Connection application = asApplication()) {
            for (String table : tables(application)) {
                rights.put(table, rights(application, table));
            }
        }

        assertThat(rights).isEqualTo(RIGHTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update receipt set body = '{}'",
                "update receipt set sequence = sequence",
                "delete from receipt",
                "truncate receipt",
                "drop table receipt",
                "alter table receipt disable trigger all",
                "alter table receipt rename to receipt_away",
                "delete from receipt_head",
                "insert into receipt_head (id, sequence, digest) values (2, 0, 'x')",
                "update action_decision set outcome = 'allow'",
                "delete from action_decision",
                "update approval_review set verdict = 'approve'",
                "delete from approval_review",
                "delete from approval_request",
                "update decision set outcome = 'allow'",
                "delete from decision",
                "delete from lease",
                "delete from remediation_plan",
                "delete from human_task",
                "update flyway_schema_history set success = true",
                "create table beside_it ()",
                "create schema beside_it",
                "set role governor_owner"
            })
    void shouldRefuseTheApplicationWhateverRewritesEvidence(String statement) throws SQLException {
        Map<String, Long> before = counts();

        try (Connection application = asApplication();
                Statement sql = application.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .extracting(refusal -> ((SQLException) refusal).getSQLState())
                    .isEqualTo(DENIED);
        }

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void shouldKeepAnIntactLogOfWhatItTakesInAndDecides() {
        AssetKey archive = EstateTable.ARCHIVE_2019.key();
        JsonNode finding = client.get("remedy-bot", "/api/v1/findings?asset=" + GovernorClient.encoded(archive.text()))
                .orThrow("finding")
                .at("/items/0");

        JsonNode plan = client.postPlan(
                        "remedy-bot",
                        UUID.randomUUID().toString(),
                        StoryStage.draft(finding, "delete_resource", archive, Map.of("risk", "low")))
                .orThrow("plan");

        assertThat(plan.path("state").asText()).isEqualTo("denied");
        assertThat(client.get("olivia", "/api/v1/receipts/verification")
                        .orThrow("verification")
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/findings/%00",
                "/api/v1/plans/%00",
                "/api/v1/tasks/%00",
                "/api/v1/decisions/x%00y",
                "/api/v1/findings?type=%00",
                "/api/v1/findings?cursor=%00",
                "/api/v1/plans?cursor=%00",
                "/api/v1/tasks?cursor=%00",
                "/api/v1/receipts?cursor=%00",
                "/api/v1/receipts?subject=%00",
                "/api/v1/findings/%ff%fe",
                "/api/v1/receipts?subject=%ed%a0%80"
            })
    void shouldAnswerCharactersThatItsDatabaseCannotStoreAsItAnswersAnyOther(String path) {
        int status = client.get("olivia", path).status();

        assertThat(status).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"finding_id", "justification", "template", "target"})
    void shouldTakeInOrRefuseTextThatItsDatabaseCannotStore(String field) {
        AssetKey archive = EstateTable.ARCHIVE_2019.key();
        JsonNode finding = client.get("remedy-bot", "/api/v1/findings?asset=" + GovernorClient.encoded(archive.text()))
                .orThrow("finding")
                .at("/items/0");

        for (String text : List.of("a\u0000b", "a\ud800b", "a\ufffeb")) {
            Map<String, Object> draft =
                    new LinkedHashMap<>(StoryStage.draft(finding, "delete_resource", archive, Map.of(text, text)));
            draft.put(field, text);

            int status = client.postPlan("remedy-bot", UUID.randomUUID().toString(), draft)
                    .status();

            assertThat(status).isLessThan(500);
        }
    }

    @Test
    void shouldRefuseALoginThatItsDatabaseCannotLookUp() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=a%00b&client_secret=a%00b"))
                .build();

        HttpResponse<Void> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static Connection asApplication() throws SQLException {
        return PostgresServer.visit(directory.resolve("postgres"), "governor", APPLICATION);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select relname from pg_class where relkind in ('r', 'p')"
                        + " and relnamespace = 'public'::regnamespace")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String rights(Connection connection, String table) throws SQLException {
        StringBuilder rights = new StringBuilder();
        try (PreparedStatement query = connection.prepareStatement("select has_table_privilege(?, ?)")) {
            for (String right : List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")) {
                query.setString(1, table);
                query.setString(2, right);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    rights.append(row.getBoolean(1) ? right.substring(0, 1).toLowerCase(Locale.ROOT) : "");
                }
            }
        }
        return rights.toString();
    }

    private static Map<String, Long> counts() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection application = asApplication();
                Statement statement = application.createStatement()) {
            for (String table : List.of("receipt", "receipt_head", "decision", "approval_review")) {
                try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    counts.put(table, count.getLong(1));
                }
            }
        }
        return counts;
    }
}
