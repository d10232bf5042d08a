package dev.governor.api;

import static dev.governor.api.TestingApi.OLIVIA;
import static dev.governor.api.TestingApi.draft;
import static dev.governor.api.TestingApi.json;
import static dev.governor.api.TestingApi.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans of a template that nothing carries out: a person is asked, nothing executes, and the end says so. */
@QuarkusTest
class UnautomatedPlanTest {

    private static final AssetKey TABLE = new AssetKey("postgresql:estate:sandbox:public:feedback");

    @Inject
    TestingApi api;

    private JsonNode finding;

    @BeforeEach
    void reportAFinding() throws IOException {
        api.describeEstate();
        finding = api.report(TABLE, "PUBLIC may SELECT from the table.");
    }

    @Test
    void shouldAskAPersonExecuteNothingAndSayThatAPersonHasToDoIt() throws Exception {
        JsonNode plan = submitted();

        assertThat(approve("alice", plan).statusCode()).isEqualTo(200);
        JsonNode end = api.follow(plan.path("id").asText());

        assertThat(end.path("state").asText()).isEqualTo("abandoned");
        assertThat(end.path("state_reason").asText()).contains("a person has to do it");
        assertThat(kinds(end))
                .contains("approval_requested", "approval_reviewed", "remediation_ended")
                .doesNotContain("lease_intended", "lease_minted");
        assertThat(api.findingById(finding.path("id").asText()).path("status").asText())
                .isNotEqualTo("resolved");
    }

    @Test
    void shouldLetNobodyTakeTheTaskWhoMayNotVote() throws Exception {
        JsonNode plan = submitted();
        String task = "/api/v1/tasks/" + plan.at("/task/id").asText() + "/claim";

        Response refused = api.as(OLIVIA, Role.APPROVER, Role.OPERATOR)
                .contentType("application/json")
                .post(task);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("code").asText()).isEqualTo("separation-of-duties");
        assertThat(api.reviewer().contentType("application/json").post(task).statusCode())
                .isEqualTo(200);
        assertThat(approve("alice", plan).statusCode()).isEqualTo(200);
    }

    private JsonNode submitted() throws InterruptedException {
        Response answer = api.submit(draft(finding, "open_ticket"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        JsonNode plan = api.follow(json(answer).path("id").asText());
        assertThat(plan.path("state").asText()).isEqualTo("awaiting_approval");
        return plan;
    }

    private Response approve(String who, JsonNode plan) {
        return api.as(who, Role.APPROVER)
                .contentType("application/json")
                .body(Map.of(
                        "comment",
                        "somebody should look at it",
                        "binding_digest",
                        plan.at("/approval/binding").asText()))
                .post("/api/v1/tasks/" + plan.at("/task/id").asText() + "/approve");
    }
}
