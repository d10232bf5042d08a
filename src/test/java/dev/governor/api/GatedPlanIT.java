package dev.governor.api;

import static dev.governor.api.TestingApi.OLIVIA;
import static dev.governor.api.TestingApi.json;
import static dev.governor.api.TestingApi.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.identity.Role;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plans that wait for a person, on a real server with real rights. */
@QuarkusTest
@TestProfile(OnTheEstate.class)
class GatedPlanIT extends PlansOnTheEstate {

    @Test
    void shouldExecuteOnceASecondPersonApproves() throws Exception {
        JsonNode finding = exposed(PRODUCTION, "gated");
        JsonNode waiting = awaitingApproval(finding);
        String before = acl(PRODUCTION, "gated");

        Response byTheAgent = review(api.agent(), waiting, "approve");
        Response byItsOperator = review(api.as(OLIVIA, Role.OPERATOR, Role.APPROVER), waiting, "approve");
        Response byTheAgentAsApprover = review(api.as("remedy-bot", Role.AGENT, Role.APPROVER), waiting, "approve");

        assertThat(byTheAgent.statusCode()).isEqualTo(403);
        assertThat(json(byTheAgent).path("code").asText()).isEqualTo("forbidden");
        for (Response refused : List.of(byItsOperator, byTheAgentAsApprover)) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(json(refused).path("code").asText()).isEqualTo("separation-of-duties");
        }
        assertThat(kinds(api.plan(idOf(waiting))))
                .filteredOn("approval_refused"::equals)
                .hasSize(2);
        assertThat(acl(PRODUCTION, "gated")).isEqualTo(before);

        Response approved = review(api.reviewer(), waiting, "approve");
        JsonNode end = api.follow(idOf(waiting));

        assertThat(approved.statusCode()).isEqualTo(200);
        assertThat(end.path("state").asText()).isEqualTo("verified");
        assertThat(kinds(end))
                .containsSubsequence(
                        "plan_submitted",
                        "decision_made",
                        "approval_requested",
                        "approval_refused",
                        "approval_reviewed",
                        "lease_intended",
                        "remediation_ended");
        assertThat(readableByAnybody(PRODUCTION, "gated")).isFalse();
        assertNothingIsLeft();
    }

    @Test
    void shouldNotCountAnApprovalOfSomethingElse() throws Exception {
        JsonNode waiting = awaitingApproval(exposed(PRODUCTION, "shown_otherwise"));
        String task = waiting.at("/task/id").asText();

        api.refused(
                () -> api.reviewer()
                        .contentType("application/json")
                        .body(CanonicalJson.write(Map.of(
                                "comment",
                                "fine",
                                "binding_digest",
                                Digest.of("something else").text())))
                        .post("/api/v1/tasks/" + task + "/approve"),
                409,
                "approval-void",
                null);

        assertThat(api.plan(idOf(waiting)).path("state").asText()).isEqualTo("awaiting_approval");
        assertThat(readableByAnybody(PRODUCTION, "shown_otherwise")).isTrue();
    }

    @Test
    void shouldLeaveTheTaskToOthersWhenAnApprovalDoesNotCount() throws Exception {
        JsonNode waiting = awaitingApproval(exposed(PRODUCTION, "left_to_others"));
        String task = waiting.at("/task/id").asText();
        api.reviewer()
                .contentType("application/json")
                .body(CanonicalJson.write(Map.of(
                        "comment",
                        "fine",
                        "binding_digest",
                        Digest.of("something else").text())))
                .post("/api/v1/tasks/" + task + "/approve");

        Response another = review(api.as("bruno", Role.APPROVER), waiting, "approve");

        assertThat(another.statusCode()).as(another.asString()).isEqualTo(200);
        assertThat(api.follow(idOf(waiting)).path("state").asText()).isEqualTo("verified");
    }

    @Test
    void shouldDoNothingWhenAReviewerRejects() throws Exception {
        JsonNode finding = exposed(PRODUCTION, "rejected");
        JsonNode waiting = awaitingApproval(finding);

        Response rejected = review(api.reviewer(), waiting, "reject");
        JsonNode end = ended(idOf(waiting), "awaiting_approval");
        Response late = review(api.as("bruno", Role.APPROVER), waiting, "approve");

        assertThat(rejected.statusCode()).isEqualTo(200);
        assertThat(end.path("state").asText()).isEqualTo("rejected");
        assertNothingWasLent(end);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late).path("code").asText()).isEqualTo("task-state");
        assertThat(statusOf(finding)).isEqualTo("open");
        assertThat(readableByAnybody(PRODUCTION, "rejected")).isTrue();
    }
}
