package dev.governor.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.identity.Role;
import dev.governor.identity.TestingTokens;
import dev.governor.kernel.CanonicalJson;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The API as its callers see it: an agent, the operator who runs it, a reviewer, and what they send. */
@Singleton
public class TestingApi {

    /** The operator of the agent. */
    static final String OLIVIA = "olivia";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> WORKING = Set.of("submitted", "approved", "executing");
    private static final List<String> TABLES = List.of(
            "finding",
            "context_fact",
            "signal",
            "remediation_plan",
            "decision",
            "action_decision",
            "approval_request",
            "approval_review",
            "process_instance",
            "process_job",
            "human_task",
            "lease",
            "execution_step",
            "receipt");

    private final TestingTokens tokens;
    private final DataSource database;
    private boolean described;

    TestingApi(TestingTokens tokens, DataSource database) {
        this.tokens = tokens;
        this.database = database;
    }

    /** Returns a request of the agent. */
    RequestSpecification agent() {
        return given().auth().oauth2(tokens.ofAgent("remedy-bot", OLIVIA));
    }

    /** Returns a request of somebody who holds exactly {@code roles}. */
    RequestSpecification as(String who, Role... roles) {
        return given().auth().oauth2(tokens.of(who, roles));
    }

    /** Returns a request of a reviewer who has nothing to do with the agent. */
    RequestSpecification reviewer() {
        return as("alice", Role.APPROVER);
    }

    /** Sends a signal as the operator. */
    Response signal(String contentType, Object body) {
        byte[] bytes = body instanceof byte[] raw ? raw : body.toString().getBytes(StandardCharsets.UTF_8);
        return as(OLIVIA, Role.OPERATOR).contentType(contentType).body(bytes).post("/api/v1/signals?source=test");
    }

    /** Sends everything that is known about the estate of the demonstration, once. */
    public void describeEstate() throws IOException {
        if (described) {
            return;
        }
        for (String file : List.of(
                "inventory.cmdb.csv",
                "relations.cmdb.csv",
                "ownership.catalog-info.yaml",
                "classification.ocsf.json",
                "posture.sarif",
                "posture.ocsf.json")) {
            signal("application/octet-stream", Files.readAllBytes(Path.of("examples/estate", file)))
                    .then()
                    .statusCode(200);
        }
        described = true;
    }

    /** Reports that everybody may read {@code table}, as a scanner of its own, and returns the finding. */
    public JsonNode report(AssetKey table, String message) {
        String uri = "postgresql://" + String.join("/", table.text().split(":")).substring("postgresql/".length());
        signal("application/json", sarif("scanner of " + table, uri, message))
                .then()
                .statusCode(200);
        return finding(table);
    }

    /** Returns a scan that found one table readable by everybody. */
    static String sarif(String tool, String uri, String message) {
        return CanonicalJson.write(Map.of(
                "version",
                "2.1.0",
                "runs",
                List.of(Map.of(
                        "tool",
                        Map.of("driver", Map.of("name", tool)),
                        "results",
                        List.of(Map.of(
                                "ruleId", "PG-PUBLIC-GRANT",
                                "level", "warning",
                                "message", Map.of("text", message),
                                "properties", Map.of("security-severity", "5.3"),
                                "locations",
                                        List.of(Map.of(
                                                "physicalLocation",
                                                Map.of("artifactLocation", Map.of("uri", uri))))))))));
    }

    /** Returns the newest finding on an asset. */
    JsonNode finding(AssetKey asset) {
        Response found = agent().queryParam("asset", asset.text()).get("/api/v1/findings");
        assertThat(found.statusCode()).isEqualTo(200);
        JsonNode items = json(found).path("items");
        assertThat(items).as("findings on %s", asset).isNotEmpty();
        return items.get(0);
    }

    JsonNode findingById(String id) {
        return json(agent().get("/api/v1/findings/" + id));
    }

    /** Returns a draft that can be changed. */
    static Map<String, Object> draft(JsonNode finding, String template) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("finding_id", finding.path("id").asText());
        draft.put("template", template);
        draft.put("target", finding.path("asset").asText());
        draft.put("justification", "nobody needs it");
        return draft;
    }

    /** Submits as the agent under a new key. */
    Response submit(Map<String, ?> draft) {
        return submit(UUID.randomUUID().toString(), draft);
    }

    Response submit(@Nullable String key, Map<String, ?> draft) {
        return submit(key, CanonicalJson.write(draft));
    }

    Response submit(@Nullable String key, String body) {
        RequestSpecification request = agent().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/v1/plans");
    }

    /** Returns the plan as soon as nothing more happens by itself. */
    JsonNode follow(String planId) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode plan = plan(planId);
        while (WORKING.contains(plan.path("state").asText())) {
            assertThat(System.nanoTime()).as("plan still %s", plan).isLessThan(deadline);
            Thread.sleep(50);
            plan = plan(planId);
        }
        return plan;
    }

    JsonNode plan(String planId) {
        return json(agent().get("/api/v1/plans/" + planId));
    }

    /** Returns the words of the receipts on a plan's timeline, oldest first. */
    static List<String> kinds(JsonNode plan) {
        return plan.path("timeline").findValuesAsText("kind");
    }

    /** Returns how many rows each table has that a request could add to. */
    Map<String, Long> stored() {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    counts.put(table, count.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return counts;
    }

    /** Checks that a call is refused as it must be, in the words of the contract, and that nothing was stored. */
    JsonNode refused(Supplier<Response> call, int status, String code, @Nullable String at) {
        Map<String, Long> before = stored();

        Response answer = call.get();

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        if (at != null) {
            assertThat(problem.path("errors").findValuesAsText("at"))
                    .as(answer.asString())
                    .contains(at);
        }
        assertThat(answer.asString()).doesNotContain("Exception", "dev.governor", "\tat ");
        assertThat(stored()).isEqualTo(before);
        return problem;
    }

    static JsonNode json(Response response) {
        try {
            return CanonicalJson.mapper().readTree(response.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.asString(), e);
        }
    }
}
