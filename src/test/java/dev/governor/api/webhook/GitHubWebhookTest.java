package dev.governor.api.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The webhook as GitHub calls it, over HTTP. */
@QuarkusTest
@TestProfile(GitHubWebhookTest.Configured.class)
class GitHubWebhookTest {

    private static final String SECRET = "a shared secret of this test";

    /** A governor that takes deliveries of GitHub and of nobody else. */
    public static class Configured implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "governor.webhook.github.secret",
                    SECRET,
                    "governor.storage.url",
                    "jdbc:h2:mem:webhook;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        }
    }

    @Inject
    DataSource database;

    @Test
    void aSignedDeliveryIsStored() throws SQLException {
        byte[] body = scan();
        long before = findings();

        Response answer = deliver(body, GitHubSignature.of(body, SECRET));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.path("state").toString()).isEqualTo("taken");
        assertThat(answer.path("accepted").toString()).isEqualTo("1");
        assertThat(findings()).isEqualTo(before + 1);
    }

    @Test
    void aDeliveryThatComesAgainCountsOnce() throws SQLException {
        byte[] body = scan();
        deliver(body, GitHubSignature.of(body, SECRET)).then().statusCode(200);
        long before = findings();

        Response again = deliver(body, GitHubSignature.of(body, SECRET));

        assertThat(again.path("state").toString()).isEqualTo("repeated");
        assertThat(findings()).isEqualTo(before);
    }

    @Test
    void aDeliveryWithoutTheRightSignatureStoresNothing() throws SQLException {
        byte[] body = scan();
        byte[] other = scan();
        long before = findings();

        for (String signature : new @Nullable String[] {
            null,
            "",
            "sha256=",
            "sha256=" + "0".repeat(64),
            GitHubSignature.of(body, "another secret"),
            GitHubSignature.of(other, SECRET)
        }) {
            Response answer = deliver(body, signature);

            assertThat(answer.statusCode()).as("%s", signature).isEqualTo(401);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.asString()).doesNotContain(SECRET);
        }
        assertThat(findings()).isEqualTo(before);
    }

    @Test
    void aServiceThatIsNotConfiguredIsNotThere() {
        given().body(scan()).post("/api/v1/webhooks/sns").then().statusCode(404);
    }

    private static Response deliver(byte[] body, @Nullable String signature) {
        var request = given().contentType("application/json").body(body).header("X-GitHub-Event", "code_scanning");
        return (signature == null ? request : request.header("X-Hub-Signature-256", signature))
                .post("/api/v1/webhooks/github");
    }

    /** Returns a scan with one finding that nobody reported before. */
    private static byte[] scan() {
        return """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "pg-posture"}}, "results": [{
                  "ruleId": "PG-PUBLIC-GRANT", "level": "warning", "message": {"text": "PUBLIC may read"},
                  "locations": [{"physicalLocation": {"artifactLocation": {
                    "uri": "postgresql://estate/sandbox/public/t_%s"}}}]}]}]}
                """.formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    }

    private long findings() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from finding")) {
            count.next();
            return count.getLong(1);
        }
    }
}
