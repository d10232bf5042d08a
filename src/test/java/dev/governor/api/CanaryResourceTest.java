package dev.governor.api;

import static dev.governor.api.TestingApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.BundleRegistry;
import dev.governor.identity.Role;
import dev.governor.kernel.CanonicalJson;
import dev.governor.workshop.BundleLifecycle;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proposal that decides for some first: from its approval as canary to its end. */
@QuarkusTest
class CanaryResourceTest {

    private static final String TOOL = "canary-tool";
    private static final String CANARY = "/api/v1/bundles/canary";
    private static final Map<String, String> STRICTER =
            new TestingBundleFiles().version("0.92.0").denyingTool(TOOL).map();
    private static final Map<String, List<String>> EVERYBODY = Map.of("tenants", List.of("default"));
    private static final Map<String, List<String>> OTHERS = Map.of("tenants", List.of("other"));

    @Inject
    TestingApi api;

    @Inject
    BundleLifecycle lifecycle;

    @Inject
    BundleRegistry registry;

    private String first = "";
    private String proposal = "";

    @BeforeEach
    void propose() {
        first = json(ada().get("/api/v1/bundles/history?limit=1"))
                .get(0)
                .path("commit")
                .asText();
        Response proposed = send(ada(), "proposals", Map.of("files", STRICTER, "why", "for a test"));
        assertThat(proposed.statusCode()).as(proposed.asString()).isEqualTo(201);
        proposal = json(proposed).path("proposal").asText();
    }

    @AfterEach
    void restore() {
        ben().delete(CANARY);
        if (!json(ada().get("/api/v1/bundles/history?limit=1"))
                .get(0)
                .path("commit")
                .asText()
                .equals(first)) {
            send(ben(), "rollback", Map.of("to", first, "why", "after a test"))
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void shouldDecideForItsTenantsAndSayHowTheOtherBundleAnswers() {
        JsonNode canary = started(EVERYBODY);

        JsonNode decision = decide();

        assertThat(decision.path("outcome").asText()).isEqualTo("deny");
        assertThat(decision.path("policy_version").asText()).isEqualTo("0.92.0");
        assertThat(decision.path("policy_digest").asText())
                .isEqualTo(canary.path("digest").asText());
        JsonNode compared = json(ben().get(CANARY));
        assertThat(compared.path("canary")).isEqualTo(canary);
        JsonNode comparison = compared.path("comparison");
        assertThat(comparison.path("decided").asInt()).isEqualTo(1);
        assertThat(comparison.path("stricter").asInt()).isEqualTo(1);
        JsonNode example = comparison.path("examples").get(0);
        assertThat(example.path("decision").asText())
                .isEqualTo(decision.path("id").asText());
        assertThat(example.path("by_canary").asBoolean()).isTrue();
        assertThat(example.path("other").asText()).isEqualTo("require_approval");
    }

    @Test
    void shouldOnlyAnswerInShadowForEverybodyElse() {
        started(OTHERS);

        JsonNode decision = decide();

        assertThat(decision.path("outcome").asText()).isEqualTo("require_approval");
        assertThat(decision.path("policy_digest").asText())
                .isEqualTo(registry.active().digest().text());
        JsonNode comparison = json(ben().get(CANARY)).path("comparison");
        assertThat(comparison.path("decided").asInt()).isZero();
        assertThat(comparison.path("stricter").asInt()).isEqualTo(1);
    }

    @Test
    void shouldDecideForAlwaysTheSameAgents() {
        started(Map.of("percentage", 50));

        String first = decide().path("policy_digest").asText();

        for (int i = 0; i < 5; i++) {
            assertThat(decide("s-" + i).path("policy_digest").asText()).isEqualTo(first);
        }
    }

    @Test
    void shouldDecideForEverybodyOncePromoted() {
        started(OTHERS);

        JsonNode promoted = ok(send(ben(), "canary/promote", Map.of()));

        assertThat(promoted.path("kind").asText()).isEqualTo("promoted");
        assertThat(promoted.path("approver").asText()).endsWith("ben");
        assertThat(decide().path("outcome").asText()).isEqualTo("deny");
        assertThat(ben().get(CANARY).statusCode()).isEqualTo(404);
        assertThat(receipts())
                .containsSubsequence(
                        "bundle_proposed",
                        "bundle_canary_started",
                        "bundle_canary_ended",
                        "bundle_approved",
                        "bundle_promoted");
    }

    @Test
    void shouldDecideForNobodyOnceAborted() {
        started(EVERYBODY);

        assertThat(ben().delete(CANARY).statusCode()).isEqualTo(200);

        assertThat(decide().path("outcome").asText()).isEqualTo("require_approval");
        assertThat(ben().delete(CANARY).statusCode()).isEqualTo(404);
        assertThat(json(ben().get("/api/v1/bundles/proposals")).findValuesAsText("proposal"))
                .as("the proposal stays open")
                .contains(proposal);
    }

    @Test
    void shouldEndWithARollback() {
        started(EVERYBODY);

        ok(send(ben(), "rollback", Map.of("to", first, "why", "at once")));

        assertThat(ben().get(CANARY).statusCode()).isEqualTo(404);
        assertThat(decide().path("outcome").asText()).isEqualTo("require_approval");
    }

    @Test
    void shouldComeBackAfterARestart() {
        JsonNode canary = started(EVERYBODY);
        registry.endCanary();
        assertThat(decide().path("outcome").asText()).isEqualTo("require_approval");

        lifecycle.restoreCanary();

        assertThat(registry.canary().orElseThrow().id())
                .isEqualTo(canary.path("id").asText());
        assertThat(decide().path("outcome").asText()).isEqualTo("deny");
    }

    @Test
    void shouldNeedASecondPerson() {
        api.refused(
                () -> send(ada(), "proposals/" + proposal + "/canary", EVERYBODY), 403, "separation-of-duties", null);

        started(EVERYBODY);

        api.refused(() -> send(ada(), "canary/promote", Map.of()), 403, "separation-of-duties", null);
    }

    @Test
    void shouldLetOneStandAtATime() {
        started(EVERYBODY);

        api.refused(() -> send(ben(), "proposals/" + proposal + "/canary", OTHERS), 409, "conflict", null);
        api.refused(() -> send(ben(), "proposals/" + proposal + "/approve", Map.of()), 409, "conflict", null);
    }

    @Test
    void shouldRefuseAShareThatIsNone() {
        for (Map<String, ?> share : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("percentage", 100),
                Map.of("percentage", 0),
                Map.of("percentage", 5, "tenants", List.of("a")),
                Map.of("tenants", List.of()),
                Map.of("tenants", List.of("No Tenant")))) {
            api.refused(() -> send(ben(), "proposals/" + proposal + "/canary", share), 400, "invalid-field", null);
        }
        assertThat(ben().get(CANARY).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldKeepOthersAway() {
        for (RequestSpecification caller :
                List.of(api.agent(), api.as("olga", Role.OPERATOR), api.as("aud", Role.AUDITOR))) {
            RequestSpecification request =
                    caller.contentType("application/json").body("{}");
            assertThat(request.post("/api/v1/bundles/proposals/" + proposal + "/canary")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(request.post(CANARY + "/promote").statusCode()).isEqualTo(403);
        }
        assertThat(api.agent().delete(CANARY).statusCode()).isEqualTo(403);
        assertThat(api.agent().get(CANARY).statusCode()).isEqualTo(403);
    }

    private JsonNode started(Map<String, ?> share) {
        return ok(send(ben(), "proposals/" + proposal + "/canary", share));
    }

    private JsonNode decide() {
        return decide("s-1");
    }

    private JsonNode decide(String session) {
        return ok(api.agent()
                .contentType("application/json")
                .body(Map.of("session", session, "action", Map.of("type", "call_tool", "tool", TOOL)))
                .post("/api/v1/actions/decide"));
    }

    private List<String> receipts() {
        return json(api.as("aud", Role.AUDITOR)
                        .queryParam("subject", "bundle-store")
                        .queryParam("limit", 200)
                        .get("/api/v1/receipts"))
                .findValuesAsText("kind");
    }

    private RequestSpecification ada() {
        return api.as("ada", Role.AUTHOR);
    }

    private RequestSpecification ben() {
        return api.as("ben", Role.APPROVER);
    }

    private static Response send(RequestSpecification caller, String path, Map<String, ?> body) {
        return caller.contentType("application/json")
                .body(CanonicalJson.write(body))
                .post("/api/v1/bundles/" + path);
    }

    private static JsonNode ok(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return json(answer);
    }
}
