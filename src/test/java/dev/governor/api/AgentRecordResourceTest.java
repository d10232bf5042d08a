package dev.governor.api;

import static dev.governor.api.TestingApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.identity.Role;
import dev.governor.identity.TestingTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people keep on record about agents, and what it changes for these. */
@QuarkusTest
class AgentRecordResourceTest {

    private static final String SHOP = "/home/dev/code/shop";
    private static final Map<String, Object> RECORD = Map.of(
            "owner",
            "embedded|olivia",
            "purpose",
            "mends the shop",
            "workspaces",
            List.of("/home/*/code/*"),
            "tools",
            List.of("search"));

    @Inject
    TestingTokens tokens;

    @Inject
    DataSource database;

    private final String agent = "agent-" + UUID.randomUUID();
    private final String subject = "embedded|" + agent;

    @Test
    void shouldKeepARecordWithItsVersionsAndReceipts() throws SQLException {
        Response first = put(null, RECORD);
        Response blind = put(null, RECORD);
        Response second = put("\"1\"", with("purpose", "mends the shop and its tests"));
        Response late = put("\"1\"", RECORD);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertProblem(blind, 428, "precondition-missing");
        assertThat(second.header("ETag")).isEqualTo("\"2\"");
        assertProblem(late, 412, "precondition-failed");
        JsonNode read = json(person(Role.AUDITOR).get("/api/v1/agents/{agent}", subject));
        assertThat(read.at("/entry/purpose").asText()).isEqualTo("mends the shop and its tests");
        assertThat(read.path("changed_by").asText()).isEqualTo("embedded|tester");
        assertThat(receipts()).containsExactly("agent_recorded", "agent_recorded");
    }

    @Test
    void shouldListRecordsInSlices() {
        put(null, RECORD);

        JsonNode slice = json(person(Role.APPROVER).get("/api/v1/agents?limit=1"));

        assertThat(slice.path("items")).hasSize(1);
        JsonNode rest = json(person(Role.APPROVER).get("/api/v1/agents?limit=500"));
        assertThat(rest.path("items").findValuesAsText("agent"))
                .contains(subject)
                .isSorted();
        assertProblem(person(Role.AUDITOR).get("/api/v1/agents/{agent}", "embedded|nobody"), 404, "not-found");
    }

    // INVARIANT: no agent writes a record, its own or another's, whatever other roles its token has.
    @Test
    void shouldLetNoAgentWriteARecord() throws SQLException {
        List<String> callers = List.of(
                tokens.of("both", Role.AGENT, Role.OPERATOR),
                tokens.of(agent, Role.OPERATOR),
                tokens.of(agent, Role.AGENT, Role.OPERATOR));
        for (String token : callers) {
            Response answer = put(token, null, RECORD);

            assertProblem(answer, 403, "separation-of-duties");
        }
        assertProblem(put(tokens.ofAgent(agent, "olivia"), null, RECORD), 403, "forbidden");
        assertProblem(put(tokens.of("tester", Role.AUTHOR), null, RECORD), 403, "forbidden");
        put(null, RECORD);
        assertProblem(
                RestAssured.given()
                        .auth()
                        .oauth2(callers.get(0))
                        .header("If-Match", "\"1\"")
                        .delete("/api/v1/agents/{agent}", subject),
                403,
                "separation-of-duties");
        assertThat(receipts()).containsExactly("agent_recorded");
    }

    @Test
    void shouldRefusePlacesThatAreNoWorkspaces() throws SQLException {
        Response answer = put(null, with("workspaces", List.of(SHOP, "/etc", "/home/*", "relative")));

        assertProblem(answer, 400, "invalid-field");
        assertThat(answer.jsonPath().getList("errors.at", String.class))
                .containsExactly("/workspaces/1", "/workspaces/2", "/workspaces/3");
        assertProblem(put(null, with("ceiling", "terminate")), 400, "invalid-field");
        assertProblem(put(null, with("owner", subject)), 400, "invalid-field");
        assertThat(receipts()).isEmpty();
    }

    @Test
    void shouldReadAbsolutePathsOfARecordedWorkspaceAsTheProjects() {
        Map<String, ?> write = Map.of("type", "write_file", "path", SHOP + "/src/App.java");
        assertThat(outcome("s-0", SHOP, null, write)).isEqualTo("require_approval");
        put(null, RECORD);

        assertThat(outcome("s-1", null, null, write)).isEqualTo("require_approval");
        assertThat(outcome("s-1", SHOP, null, write)).isEqualTo("allow");
        assertThat(outcome("s-1", null, null, write)).isEqualTo("allow");
        assertThat(outcome("s-1", SHOP + "/", null, Map.of("type", "read_file", "path", SHOP + "/.env")))
                .isEqualTo("deny");
        assertThat(outcome("s-2", null, null, write)).isEqualTo("require_approval");
        assertThat(outcome("s-3", "/home/dev/elsewhere/shop", null, write)).isEqualTo("require_approval");
        assertThat(outcome("s-4", "/", null, Map.of("type", "write_file", "path", "/etc/hosts")))
                .isNotEqualTo("allow");
    }

    @Test
    void shouldKeepTheWorkspaceOfASession() {
        put(null, RECORD);
        Map<String, ?> list = Map.of("type", "run_command", "command", "ls");
        outcome("s-1", SHOP, null, list);

        Response answer = decide("s-1", "/home/dev/code/other", null, list);

        assertProblem(answer, 409, "workspace-kept");
        assertThat(answer.jsonPath().getString("detail")).contains("`" + SHOP + "`");
        assertThat(answer.jsonPath().getString("errors[0].at")).isEqualTo("/workspace");
        assertProblem(decide("", SHOP, null, list), 400, "invalid-field");
    }

    @Test
    void shouldBeginRelativePathsInTheWorkingDirectory() {
        put(null, RECORD);
        Map<String, ?> write = Map.of("type", "run_command", "command", "echo x > App.java");

        assertThat(outcome("s-1", SHOP, SHOP + "/src", write)).isEqualTo("allow");
        assertThat(outcome("s-1", SHOP, "src", write)).isEqualTo("allow");
        assertThat(outcome("s-1", SHOP, ".git/hooks", write)).isNotEqualTo("allow");
        assertThat(outcome("s-1", SHOP, "/etc", write)).isNotEqualTo("allow");
        assertThat(outcome("s-1", SHOP, "../other", write)).isNotEqualTo("allow");
    }

    @Test
    void shouldBindAnAgentToItsRecord() {
        put(null, with("ceiling", "require_approval"));
        Map<String, ?> read = Map.of("type", "read_file", "path", "README.md");
        assertThat(outcome("s-1", null, null, read)).isEqualTo("require_approval");
        JsonNode tool = json(decide("s-1", null, null, Map.of("type", "call_tool", "tool", "browser")));
        assertThat(tool.at("/determining_rules/0/id").asText()).isEqualTo("agents/deny/tool-not-recorded");

        Response ended = RestAssured.given()
                .auth()
                .oauth2(tokens.of("tester", Role.OPERATOR))
                .header("If-Match", "\"1\"")
                .delete("/api/v1/agents/{agent}", subject);

        assertThat(ended.statusCode()).isEqualTo(200);
        JsonNode after = json(decide("s-2", SHOP, null, read));
        assertThat(after.at("/determining_rules/0/id").asText()).isEqualTo("agents/deny/record-expired");
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> record = new HashMap<>(RECORD);
        record.put(key, value);
        return record;
    }

    private io.restassured.specification.RequestSpecification person(Role role) {
        return RestAssured.given().auth().oauth2(tokens.of("tester", role));
    }

    private Response put(@Nullable String version, Map<String, ?> record) {
        return put(tokens.of("tester", Role.OPERATOR), version, record);
    }

    private Response put(String token, @Nullable String version, Map<String, ?> record) {
        var request = RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(record);
        return (version == null ? request : request.header("If-Match", version)).put("/api/v1/agents/{agent}", subject);
    }

    private String outcome(
            String session, @Nullable String workspace, @Nullable String directory, Map<String, ?> action) {
        Response answer = decide(session, workspace, directory, action);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return json(answer).path("outcome").asText();
    }

    private Response decide(
            String session, @Nullable String workspace, @Nullable String directory, Map<String, ?> action) {
        Map<String, Object> body = new HashMap<>();
        body.put("action", action);
        if (!session.isEmpty()) {
            body.put("session", session);
        }
        if (workspace != null) {
            body.put("workspace", workspace);
        }
        if (directory != null) {
            body.put("working_directory", directory);
        }
        return RestAssured.given()
                .auth()
                .oauth2(tokens.ofAgent(agent, "olivia"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/actions/decide");
    }

    private static void assertProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }

    private List<String> receipts() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select kind from receipt where subject = ? order by sequence")) {
            query.setString(1, subject);
            List<String> kinds = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    kinds.add(row.getString(1));
                }
            }
            return kinds;
        }
    }
}
