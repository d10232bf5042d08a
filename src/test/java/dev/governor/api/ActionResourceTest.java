package dev.governor.api;

import static dev.governor.api.TestingApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.identity.Role;
import dev.governor.identity.TestingTokens;
import dev.governor.kernel.CanonicalJson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What an agent's harness gets to hear when it asks before it acts. */
@QuarkusTest
class ActionResourceTest {

    private static final String TOKEN = "ghp" + "_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

    @Inject
    TestingTokens tokens;

    @Inject
    DataSource database;

    /** A new agent for each test, because agents are remembered. */
    private final String agent = "agent-" + UUID.randomUUID();

    @Test
    void shouldAllowOrdinaryWork() {
        JsonNode decision = decide("s-1", Map.of("type", "read_file", "path", "src/main/App.java"));

        assertThat(decision.path("outcome").asText()).isEqualTo("allow");
        assertThat(determining(decision)).containsExactly("agents/allow/read-file");
        assertThat(decision.path("id").asText()).startsWith("dec_");
        assertThat(decision.path("action_id").asText()).startsWith("act_");
        assertThat(decision.path("agent").asText()).endsWith(agent);
        assertThat(decision.path("operator").asText()).endsWith("olivia");
        assertThat(decision.path("policy_digest").asText()).startsWith("sha256:");
        assertThat(decision.path("graph_revision").isIntegralNumber()).isTrue();
    }

    @Test
    void shouldDenyAnEnvironmentFileAndSayWhy() {
        JsonNode decision = decide("s-1", Map.of("type", "read_file", "path", "./config/%2eenv"));

        assertThat(decision.path("outcome").asText()).isEqualTo("deny");
        assertThat(determining(decision)).containsExactly("agents/deny/env-file");
        assertThat(decision.path("reasons").get(0).asText())
                .isEqualTo("the action touches a .env file, and those hold secrets");
    }

    @Test
    void shouldMaskSecretsAndKeepNoneOfThem() throws SQLException {
        JsonNode decision = decide(
                "s-1", Map.of("type", "write_file", "path", "src/client.py", "content", "token = \"" + TOKEN + "\"\n"));

        assertThat(decision.path("outcome").asText()).isEqualTo("redact");
        assertThat(decision.path("redactions")).hasSize(1);
        JsonNode masked = decision.path("masked").get(0);
        assertThat(masked.path("field").asText()).isEqualTo("content");
        assertThat(masked.path("text").asText()).isEqualTo("token = \"[redacted:github_token]\"\n");
        assertThat(masked.path("markers").get(0).path("start").asInt()).isEqualTo(9);
        assertThat(decision.toString()).doesNotContain(TOKEN);
        assertThat(stored("action_decision", "body || cases || action")).noneMatch(text -> text.contains(TOKEN));
        assertThat(stored("receipt", "body")).noneMatch(text -> text.contains(TOKEN));
    }

    @Test
    void shouldAskForAPersonBeforeThePipelineChanges() {
        JsonNode decision = decide("s-1", Map.of("type", "write_file", "path", ".github/workflows/release.yml"));

        assertThat(decision.path("outcome").asText()).isEqualTo("require_approval");
        assertThat(determining(decision)).containsExactly("agents/require-approval/pipeline");
        assertThat(decision.path("approver_role").asText()).isEqualTo("approver");
        assertThat(decision.path("threshold").asInt()).isEqualTo(1);
    }

    @Test
    void shouldSayWhichChangeWouldHelp() {
        JsonNode decision = decide("s-1", Map.of("type", "delete_file", "path", "src/"));

        assertThat(decision.path("outcome").asText()).isEqualTo("deny");
        assertThat(decision.path("counterfactual").path("outcome").asText()).isEqualTo("allow");
        assertThat(decision.path("counterfactual")
                        .path("changes")
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo("narrow_to_build_output");
    }

    @Test
    void shouldEndASessionThatKeepsTryingForGood() {
        for (int i = 0; i < 5; i++) {
            assertThat(outcome("stubborn", Map.of("type", "read_file", "path", ".env")))
                    .isEqualTo("deny");
        }

        JsonNode ended = decide("stubborn", Map.of("type", "read_file", "path", "README.md"));
        JsonNode after = decide("stubborn", Map.of("type", "read_file", "path", "README.md"));

        assertThat(ended.path("outcome").asText()).isEqualTo("terminate");
        assertThat(determining(ended)).containsExactly("agents/terminate/keeps-trying");
        assertThat(ended.path("session_denials").asInt()).isEqualTo(5);
        assertThat(determining(after)).containsExactly("reserved/session-terminated");
        assertThat(outcome("another", Map.of("type", "read_file", "path", "README.md")))
                .isEqualTo("allow");
    }

    @Test
    void shouldRaiseAnAlertOnceInASession() {
        Map<String, Object> body = Map.of(
                "session", "s-1",
                "action", Map.of("type", "send_message", "url", "https://mail.corp.internal/send", "content", "done"),
                "risk_signals", List.of("untrusted_input"));

        List<JsonNode> alerts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            JsonNode decision = json(post("/api/v1/actions/decide", body));
            assertThat(decision.path("outcome").asText()).isEqualTo("alert");
            alerts.add(decision.path("alerts").get(0));
        }

        assertThat(alerts).extracting(alert -> alert.path("raised").asBoolean()).containsExactly(true, false, false);
        assertThat(alerts)
                .extracting(alert -> alert.path("occurrences").asInt())
                .containsExactly(1, 2, 3);
    }

    @Test
    void shouldAnswerABatchInOrderAndRememberWithinIt() {
        List<Map<String, Object>> actions = new ArrayList<>();
        actions.add(body("b-1", Map.of("type", "read_file", "path", "pom.xml")));
        actions.addAll(Collections.nCopies(5, body("b-1", Map.of("type", "read_file", "path", ".env"))));
        actions.add(body("b-1", Map.of("type", "read_file", "path", "pom.xml")));
        actions.add(body("b-2", Map.of("type", "read_file", "path", "pom.xml")));

        JsonNode decisions = json(post("/api/v1/actions/decide/batch", Map.of("actions", actions)))
                .path("decisions");

        assertThat(decisions)
                .extracting(decision -> decision.path("outcome").asText())
                .containsExactly("allow", "deny", "deny", "deny", "deny", "deny", "terminate", "allow");
    }

    @Test
    void shouldDenyWhatItCannotDecideAndNeverFail() {
        assertThat(determining(decide("s-1", Map.of("type", "summon_demon"))))
                .containsExactly("reserved/unknown-action");
        assertThat(determining(decide("s-2", Map.of("type", "run_command")))).containsExactly("reserved/missing-fact");
        assertThat(determining(decide("s-3", Map.of("type", "run_command", "command", "((((\u0001$(${"))))
                .contains("reserved/not-understood");
    }

    @Test
    void shouldDenyAnAgentThatNobodyAnswersFor() {
        Response answer = RestAssured.given()
                .auth()
                .oauth2(tokens.of(agent, Role.AGENT))
                .contentType("application/json")
                .body(CanonicalJson.write(body("s-1", Map.of("type", "read_file", "path", "pom.xml"))))
                .post("/api/v1/actions/decide");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(determining(json(answer))).containsExactly("agents/deny/nobody-answers");
    }

    @Test
    void shouldFindADecisionAgainWithoutTheTexts() {
        JsonNode decision = decide(
                "s-1", Map.of("type", "write_file", "path", "src/a.py", "content", "token = \"" + TOKEN + "\"\n"));

        JsonNode found =
                json(as().get("/api/v1/actions/decisions/" + decision.path("id").asText()));

        assertThat(found.path("outcome").asText()).isEqualTo("redact");
        assertThat(found.path("case_digest")).isEqualTo(decision.path("case_digest"));
        assertThat(found.path("masked")).isEmpty();
        assertThat(as().get("/api/v1/actions/decisions/none").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldTellWhoMayKnowHowAnActionWasReadAndKeepOnlyItsDigestInTheReceipt() throws SQLException {
        JsonNode decision = decide("s-1", Map.of("type", "read_file", "path", "src/how-it-was-read.txt"));
        String path = "/api/v1/actions/decisions/" + decision.path("id").asText();

        JsonNode seenByAuditor = json(RestAssured.given()
                .auth()
                .oauth2(tokens.of("auditor-of-parts", Role.AUDITOR))
                .get(path));

        assertThat(seenByAuditor.at("/parts/0/part").asText()).isEqualTo("src/how-it-was-read.txt");
        assertThat(decision.has("parts")).isFalse();
        assertThat(json(as().get(path)).has("parts")).isFalse();
        assertThat(stored("receipt", "body"))
                .noneMatch(text -> text.contains("\"parts\""))
                .anyMatch(text -> text.contains("\"parts_digest\":\"sha256:"));
    }

    @Test
    void shouldReadNothingInASessionThatHasEnded() throws SQLException {
        Map<String, Object> end = Map.of(
                "session", "over",
                "action", Map.of("type", "read_file", "path", "a"),
                "risk_signals", List.of("compromised"));
        assertThat(json(post("/api/v1/actions/decide", end)).path("outcome").asText())
                .isEqualTo("terminate");

        JsonNode after = decide("over", Map.of("type", "read_file", "path", "never-read-after-the-end.txt"));

        assertThat(determining(after)).containsExactly("reserved/session-terminated");
        assertThat(stored("action_decision", "body || cases || action"))
                .noneMatch(text -> text.contains("never-read-after-the-end"));
    }

    @Test
    void shouldRefuseEveryFieldThatIsLongerThanItsLimitWithThePlace() {
        Map<String, Integer> limits = Map.of(
                "type", 64,
                "command", 65_536,
                "path", 4_096,
                "resolved_path", 4_096,
                "query", 65_536,
                "url", 8_192,
                "tool", 200,
                "content", 262_144);
        limits.forEach((field, limit) -> {
            Map<String, Object> action = new HashMap<>(Map.of("type", "read_file", "path", "a"));
            action.put(field, "x".repeat(limit + 1));

            assertProblem(post("/api/v1/actions/decide", body("s", action)), "/action/" + field);
        });
        Map.of(
                        "resource",
                        1_000,
                        "owner",
                        200,
                        "team",
                        200,
                        "environment",
                        64,
                        "data_classification",
                        64,
                        "approval",
                        64)
                .forEach((field, limit) -> {
                    Map<String, Object> body = new HashMap<>(body("s", Map.of("type", "read_file", "path", "a")));
                    body.put(field, "x".repeat(limit + 1));

                    assertProblem(post("/api/v1/actions/decide", body), "/" + field);
                });
        assertProblem(
                post(
                        "/api/v1/actions/decide",
                        Map.of(
                                "action", Map.of("type", "read_file", "path", "a"),
                                "permissions", Collections.nCopies(101, "p"),
                                "risk_signals", List.of("x".repeat(65)))),
                "/permissions",
                "/risk_signals/0");
    }

    @Test
    void shouldRefuseWhatIsNoActionWithThePlace() {
        assertProblem(post("/api/v1/actions/decide", Map.of("session", "s 1")), "/action", "/session");
        assertProblem(
                post("/api/v1/actions/decide/batch", Map.of("actions", List.of(Map.of("action", Map.of("type", " "))))),
                "/actions/0/action/type");
        assertProblem(post("/api/v1/actions/decide/batch", Map.of("actions", List.of())), "/actions");
        assertProblem(
                post(
                        "/api/v1/actions/decide/batch",
                        Map.of(
                                "actions",
                                Collections.nCopies(1_001, body("s", Map.of("type", "read_file", "path", "a"))))),
                "/actions");
        assertProblem(
                post("/api/v1/actions/decide", Map.of("agent", "root", "action", Map.of("type", "read_file"))),
                "/agent");
    }

    private static void assertProblem(Response answer, String... places) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("errors").findValuesAsText("at")).containsExactly(places);
    }

    private JsonNode decide(String session, Map<String, ?> action) {
        Response answer = post("/api/v1/actions/decide", body(session, action));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return json(answer);
    }

    private String outcome(String session, Map<String, ?> action) {
        return decide(session, action).path("outcome").asText();
    }

    private static Map<String, Object> body(String session, Map<String, ?> action) {
        return Map.of("session", session, "action", action);
    }

    private Response post(String path, Map<String, ?> body) {
        return as().contentType("application/json")
                .body(CanonicalJson.write(body))
                .post(path);
    }

    private RequestSpecification as() {
        return RestAssured.given().auth().oauth2(tokens.ofAgent(agent, "olivia"));
    }

    private static List<String> determining(JsonNode decision) {
        return decision.path("determining_rules").findValuesAsText("id");
    }

    private List<String> stored(String table, String columns) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select " + columns + " from " + table);
                ResultSet rows = query.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            assertThat(texts).isNotEmpty();
            return texts;
        }
    }
}
