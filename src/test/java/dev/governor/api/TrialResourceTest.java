package dev.governor.api;

import static dev.governor.api.TestingApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.identity.Role;
import dev.governor.kernel.CanonicalJson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What an author gets to hear about a bundle before anybody is asked to approve it. */
@QuarkusTest
class TrialResourceTest {

    private static final Map<String, String> STRICTER =
            new TestingBundleFiles().version("0.91.0").stricterAboutReading().map();

    @Inject
    TestingApi api;

    @Test
    void shouldShowWhichRecordedDecisionsWouldFlip() {
        decideOnReading();

        JsonNode diff = ask("backtest", Map.of("files", STRICTER, "limit", 1_000));

        assertThat(diff.path("from").asText()).isEqualTo("recorded");
        assertThat(diff.path("to").asText()).startsWith("0.91.0 (");
        JsonNode flip = flip(diff);
        assertThat(flip.path("from").asText()).isEqualTo("allow");
        assertThat(flip.path("loosens").asBoolean()).isFalse();
        assertThat(flip.path("count").asLong()).isPositive();
        assertThat(flip.path("examples").get(0).path("decision").asText()).startsWith("dec_");
        assertThat(diff.path("took").asText()).startsWith("PT");
    }

    @Test
    void shouldNameTheRulesOfBothBundles() {
        decideOnReading();

        JsonNode diff = ask("backtest", Map.of("files", STRICTER, "against", "active"));

        assertThat(flip(diff).path("from_rules").get(0).asText()).isEqualTo("agents/allow/read-file");
    }

    @Test
    void shouldLookAtNothingBeforeTheTimeThatIsAskedFor() {
        decideOnReading();

        JsonNode diff = ask("backtest", Map.of("files", STRICTER, "since", "2999-01-01T00:00:00Z"));

        assertThat(diff.path("decisions").asLong()).isZero();
    }

    @Test
    void shouldFindNothingInTheBundleThatDecides() {
        decideOnReading();

        JsonNode diff = ask("backtest", Map.of("against", "active"));

        assertThat(diff.path("decisions").asLong()).isPositive();
        assertThat(diff.path("groups")).isEmpty();
    }

    @Test
    void shouldSayExactlyWhatIsAnsweredOtherwise() {
        JsonNode diff = ask("diff", Map.of("files", STRICTER));

        assertThat(diff.path("rules")).hasSize(1);
        assertThat(diff.path("rules").get(0).path("id").asText()).isEqualTo("agents/require-approval/reading");
        assertThat(diff.path("regions").path("agents")).isNotEmpty();
        assertThat(diff.path("regions").path("policy")).isEmpty();
    }

    @Test
    void shouldRunTheScenarios() {
        assertThat(ask("test", Map.of()).path("scenarios")).isNotEmpty();
        assertThat(ask("test", Map.of("files", STRICTER)).path("scenarios").toString())
                .contains("require_approval");
    }

    @Test
    void shouldAnalyseAndProve() {
        assertThat(ask("analyze", Map.of("files", STRICTER)).isArray()).isTrue();
        assertThat(ask("prove", Map.of()).findValuesAsText("status")).contains("holds");
    }

    @Test
    void shouldRefuseWhatCannotBeRead() {
        Map<String, String> broken = new TestingBundleFiles()
                .with("agents/broken.drl", "rule \"x\" when then end")
                .map();

        for (String trial : new String[] {"backtest", "test", "analyze", "prove", "diff"}) {
            JsonNode problem = api.refused(() -> send(trial, Map.of("files", broken)), 422, "invalid-bundle", null);
            assertThat(problem.path("errors").toString()).contains("agents/broken.drl:");
        }
    }

    @Test
    void shouldRefuseALimitThatIsNone() {
        api.refused(() -> send("backtest", Map.of("limit", 0)), 400, "invalid-field", "/limit");
    }

    @Test
    void shouldNotLetAgentsTryBundles() {
        for (String trial : new String[] {"backtest", "test", "analyze", "prove", "diff"}) {
            assertThat(api.agent()
                            .contentType("application/json")
                            .body("{}")
                            .post("/api/v1/bundles/" + trial)
                            .statusCode())
                    .as(trial)
                    .isEqualTo(403);
        }
    }

    private void decideOnReading() {
        api.agent()
                .contentType("application/json")
                .body(Map.of("action", Map.of("type", "read_file", "path", "src/main/App.java")))
                .post("/api/v1/actions/decide")
                .then()
                .statusCode(200);
    }

    private static JsonNode flip(JsonNode diff) {
        return StreamSupport.stream(diff.path("groups").spliterator(), false)
                .filter(group -> group.path("to_rules").toString().contains("agents/require-approval/reading"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(diff.toString()));
    }

    private JsonNode ask(String trial, Map<String, ?> body) {
        Response answer = send(trial, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return json(answer);
    }

    private Response send(String trial, Map<String, ?> body) {
        return api.as("ada", Role.AUTHOR)
                .contentType("application/json")
                .body(CanonicalJson.write(body))
                .post("/api/v1/bundles/" + trial);
    }
}
