package dev.governor.api;

import static dev.governor.api.TestingApi.draft;
import static io.restassured.RestAssured.given;

import dev.governor.identity.Role;
import dev.governor.identity.TestingTokens;
import dev.governor.kernel.CanonicalJson;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers who are not who they say, or may not do what they ask. */
@QuarkusTest
class BadCallerTest extends TestingBadInput {

    @Inject
    TestingTokens tokens;

    @Test
    void shouldRefuseEveryTokenThatIsNotValid() {
        String valid = tokens.of("olivia", Role.OPERATOR);
        String none = base64("{\"alg\":\"none\"}") + "." + valid.split("\\.")[1] + ".";
        String flipped = valid.substring(0, valid.length() - 6) + "AAAAAA";

        for (String token : List.of(tokens.expired(Role.OPERATOR), none, flipped, "x", "a.b.c")) {
            api.refused(
                    () -> given().auth()
                            .oauth2(token)
                            .contentType("application/json")
                            .body(CanonicalJson.write(draft(finding, DELETE)))
                            .header("Idempotency-Key", key())
                            .post("/api/v1/plans"),
                    401,
                    "unauthenticated",
                    null);
        }
    }

    @Test
    void shouldRefuseAnAgentWhoseOperatorNobodyKnows() {
        api.refused(
                () -> api.as("stray-bot", Role.AGENT)
                        .contentType("application/json")
                        .body(CanonicalJson.write(draft(finding, DELETE)))
                        .header("Idempotency-Key", key())
                        .post("/api/v1/plans"),
                403,
                "forbidden",
                null);
    }

    @Test
    void shouldRefuseAPlanOfSomebodyWhoMayNotSubmitOne() {
        api.refused(
                () -> api.as("alice", Role.APPROVER, Role.AUDITOR, Role.AUTHOR)
                        .contentType("application/json")
                        .body(CanonicalJson.write(draft(finding, DELETE)))
                        .header("Idempotency-Key", key())
                        .post("/api/v1/plans"),
                403,
                "forbidden",
                null);
    }

    @Test
    void shouldRefuseASignalOfSomebodyWhoMayNotSendOne() {
        api.refused(
                () -> api.agent()
                        .contentType("text/csv")
                        .body("name,sys_id\na,b")
                        .post("/api/v1/signals"),
                403,
                "forbidden",
                null);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
