package dev.governor.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.identity.Role;
import dev.governor.identity.TestingTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies that are too deep or too large to be read. */
@QuarkusTest
class BadBodyTest extends TestingBadInput {

    private static final int TOO_LARGE = 17 * 1024 * 1024;

    @Inject
    TestingTokens tokens;

    @Test
    void shouldRefuseNestingThatIsTenThousandDeep() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String objects = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        byte[] plan = ("{\"finding_id\":\"a\",\"claims\":{\"risk\":" + deep + "}}").getBytes(StandardCharsets.UTF_8);

        // as bytes: the client would indent text before it sends it
        api.refused(
                () -> api.agent()
                        .contentType("application/json")
                        .header("Idempotency-Key", key())
                        .body(plan)
                        .post("/api/v1/plans"),
                400,
                "malformed-body",
                null);
        for (String signal : List.of(deep, objects)) {
            api.refused(() -> api.signal("application/octet-stream", signal), 400, "malformed-body", null);
        }
    }

    @Test
    void shouldRefuseABodyThatIsAnnouncedTooLarge() {
        api.refused(() -> api.signal("application/octet-stream", new byte[TOO_LARGE]), 413, "body-too-large", null);
    }

    @Test
    void shouldRefuseABodyThatTurnsOutTooLarge() throws Exception {
        Map<String, Long> before = api.stored();
        HttpRequest chunked = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/signals"))
                .header("Authorization", "Bearer " + tokens.of("olivia", Role.OPERATOR))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Blanks(TOO_LARGE)))
                .build();

        HttpResponse<Void> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(chunked, HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(api.stored()).isEqualTo(before);
    }

    /** So many blanks, of no announced length. */
    private static final class Blanks extends InputStream {

        private int left;

        Blanks(int size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }
    }
}
