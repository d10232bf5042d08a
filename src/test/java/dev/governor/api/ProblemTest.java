package dev.governor.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.governor.identity.Role;
import dev.governor.identity.TestingTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemTest {

    private static final String REVIEW = "/api/v1/tasks/none/approve";
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @Inject
    TestingTokens tokens;

    @Test
    void shouldSayNotFoundForAPathThatDoesNotExist() {
        problem(as(Role.OPERATOR).accept("text/html").get("/api/v1/nothing").then(), 404, "not-found")
                .body("instance", is("/api/v1/nothing"))
                .body("type", is("urn:remediation-governor:problem:not-found"));
    }

    @Test
    void shouldSayWhichMethodsAPathTakes() {
        problem(given().delete("/oauth/token").then(), 405, "method-not-allowed");
    }

    @Test
    void shouldRefuseAnAcceptHeaderItCannotServe() {
        problem(
                as(Role.AUDITOR)
                        .accept("application/xml")
                        .get("/api/v1/receipts")
                        .then(),
                406,
                "not-acceptable");
    }

    @Test
    void shouldRefuseABodyOfAnotherMediaType() {
        problem(
                as(Role.APPROVER)
                        .contentType("application/xml")
                        .body("<a/>")
                        .post(REVIEW)
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void shouldSayWhereABodyStopsBeingJson() {
        problem(review("{\"comment\": \"fine\",\n \"binding_digest\": }"), 400, "malformed-body")
                .body("errors[0].at", startsWith("2:"));
    }

    @Test
    void shouldRefuseABodyThatSaysAThingTwice() {
        problem(review("{\"comment\": \"no\", \"comment\": \"yes\"}"), 400, "malformed-body")
                .body("detail", containsString("Duplicate field"));
    }

    @Test
    void shouldNameAFieldThatDoesNotExist() {
        problem(review("{\"comment\": \"fine\", \"roles\": [\"operator\"]}"), 400, "invalid-field")
                .body("errors[0].at", is("/roles"))
                .body("detail", containsString("known are [binding_digest, comment]"));
    }

    @Test
    void shouldPointAtAFieldOfTheWrongType() {
        problem(review("{\"comment\": \"fine\", \"binding_digest\": [1]}"), 400, "invalid-field")
                .body("errors[0].at", is("/binding_digest"))
                .body("detail", not(containsString("java")));
    }

    @Test
    void shouldPointAtAFieldThatIsMissing() {
        problem(review("{\"comment\": \"fine\"}"), 400, "invalid-field").body("errors[0].at", is("/binding_digest"));
    }

    @Test
    void shouldRefuseAnEmptyBody() {
        problem(review(""), 400, "invalid-field");
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() {
        problem(
                as(Role.APPROVER)
                        .contentType("application/json")
                        .body(new byte[17 * 1024 * 1024])
                        .post(REVIEW)
                        .then(),
                413,
                "body-too-large");
    }

    @Test
    void shouldSayWhichQueryParameterIsWrong() {
        problem(as(Role.AUDITOR).get("/api/v1/receipts?limit=0").then(), 400, "invalid-field")
                .body("errors[0].at", is("?limit"));
        problem(as(Role.AUDITOR).get("/api/v1/receipts?kind=rumour").then(), 400, "invalid-field")
                .body("errors[0].at", is("?kind"));
        problem(as(Role.AUDITOR).get("/api/v1/receipts?cursor=x'--").then(), 400, "invalid-cursor");
    }

    @Test
    void shouldSayNothingButTheIncidentWhenItBreaks() {
        problem(given().get("/api/v1/testing/fault").then(), 500, "internal")
                .body("incident", startsWith("inc_"))
                .body(not(containsString("hunter2")))
                .body(not(containsString("Exception")));
    }

    @Test
    void shouldDenyAMethodThatDeclaresNoPermission() {
        problem(as(Role.values()).get("/api/v1/testing/undeclared").then(), 403, "forbidden");
    }

    @Test
    void shouldSendTheHeadersThatProtectBrowsers() {
        as(Role.AUDITOR)
                .get("/api/v1/receipts")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    @Test
    void shouldAnswerBindingDigestsItDoesNotKnowWithoutStoringAnything() {
        problem(review("{\"comment\": \"fine\", \"binding_digest\": \"" + DIGEST + "\"}"), 404, "not-found");
    }

    private ValidatableResponse review(String body) {
        return as(Role.APPROVER)
                .contentType("application/json")
                .body(body)
                .post(REVIEW)
                .then();
    }

    private RequestSpecification as(Role... roles) {
        return given().auth().oauth2(tokens.of("tester", roles));
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", is(status))
                .body("code", is(code));
    }
}
