package dev.governor.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.finding.AssetKey;
import dev.governor.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller may demand that an answer is no older than a revision, and gets it or a clear refusal. */
@QuarkusTest
class StaleContextTest {

    private static final AssetKey ARCHIVE = new AssetKey("postgresql:estate:payments_prod:public:archive_2019");

    @Inject
    TestingApi api;

    @BeforeEach
    void describeTheEstate() throws IOException {
        api.describeEstate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/graph", "/exposure", "/blast-radius"})
    void shouldAnswerAtTheDemandedRevisionOrLater(String question) {
        int revision = ask("", "").path("revision");

        Response answer = ask(question, "?min_revision=" + revision);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<Integer>path("revision")).isGreaterThanOrEqualTo(revision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/graph", "/exposure", "/blast-radius"})
    void shouldRefuseARevisionThatHasNotComeYet(String question) {
        Response answer = ask(question, "?min_revision=1000000");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isEqualTo("stale-context");
    }

    @Test
    void shouldRefuseARevisionThatIsNone() {
        Response answer = ask("", "?min_revision=-1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("code")).isEqualTo("invalid-field");
    }

    private Response ask(String question, String query) {
        return api.as("otto", Role.OPERATOR)
                .urlEncodingEnabled(false)
                .get("/api/v1/assets/" + ARCHIVE.text() + question + query);
    }
}
