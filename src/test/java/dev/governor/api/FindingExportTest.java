package dev.governor.api;

import static dev.governor.api.TestingApi.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FindingExportTest {

    private static final AssetKey CARDS = new AssetKey("postgresql:estate:payments_prod:public:cards");

    @Inject
    TestingApi api;

    @BeforeEach
    void describeTheEstate() throws IOException {
        api.describeEstate();
    }

    @Test
    void everyFindingThatFitsIsALine() {
        Response answer = api.agent().queryParam("asset", CARDS.text()).get("/api/v1/findings/export");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        List<String> exported = answer.asString()
                .lines()
                .map(CanonicalJson::readTree)
                .map(event -> event.at("/finding_info/uid").asText())
                .toList();
        JsonNode listed = json(api.agent().queryParam("asset", CARDS.text()).get("/api/v1/findings"));
        assertThat(exported)
                .isNotEmpty()
                .containsExactlyElementsOf(listed.path("items").findValuesAsText("id"));
    }

    @Test
    void nothingThatFitsIsAnEmptyAnswer() {
        Response answer = api.agent().queryParam("type", "none").get("/api/v1/findings/export");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEmpty();
    }

    @Test
    void anExportThatComesBackIsNoNewFinding() {
        String export = api.agent()
                .queryParam("asset", CARDS.text())
                .get("/api/v1/findings/export")
                .asString();
        long before = api.stored().get("finding");

        JsonNode answer = json(api.signal("application/x-ndjson", export));

        assertThat(answer.path("accepted").asInt()).isZero();
        assertThat(answer.path("rejected")).isEmpty();
        assertThat(api.stored().get("finding")).isEqualTo(before);
    }

    @Test
    void aWebhookThatIsNotConfiguredIsNotThere() {
        Map<String, Long> before = api.stored();

        given().body("{}")
                .header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                .post("/api/v1/webhooks/github")
                .then()
                .statusCode(404);

        assertThat(api.stored()).isEqualTo(before);
    }
}
