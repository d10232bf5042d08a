package dev.governor.console;

import static dev.governor.identity.Role.AGENT;
import static dev.governor.identity.Role.APPROVER;
import static dev.governor.identity.Role.AUDITOR;
import static dev.governor.identity.Role.AUTHOR;
import static dev.governor.identity.Role.OPERATOR;
import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingContext;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingService;
import dev.governor.identity.Role;
import dev.governor.identity.TestingTokens;
import dev.governor.kernel.Severity;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see and do what in the console, over the governor's own services; needs no browser. */
@QuarkusTest
class ConsolePermissionTest {

    private static final Set<Role> EVERYONE = EnumSet.allOf(Role.class);
    private static final Instant SEEN = Instant.parse("2026-01-10T12:00:00Z");

    private static final Map<String, Set<Role>> TABLE = new TreeMap<>(Map.ofEntries(
            entry("GET /console", EVERYONE),
            entry("GET /console/assets", EVERYONE),
            entry("GET /console/assets/none", EVERYONE),
            entry("GET /console/findings", EVERYONE),
            entry("GET /console/findings/none", EVERYONE),
            entry("GET /console/plans", EVERYONE),
            entry("GET /console/plans/none", EVERYONE),
            entry("GET /console/plans/none/live", EVERYONE),
            entry("GET /console/policy", Set.of(APPROVER, AUTHOR, AUDITOR, OPERATOR)),
            entry("GET /console/signals", Set.of(AUDITOR, OPERATOR)),
            entry("GET /console/signals/live", Set.of(AUDITOR, OPERATOR)),
            entry("GET /console/tasks", Set.of(APPROVER, OPERATOR, AUDITOR)),
            entry("GET /console/tasks/none", Set.of(APPROVER, OPERATOR, AUDITOR)),
            entry("POST /console/logout", EVERYONE),
            entry("POST /console/policy/canary/abort", Set.of(APPROVER, AUTHOR)),
            entry("POST /console/policy/canary/promote", Set.of(APPROVER, AUTHOR)),
            entry("POST /console/policy/proposals/none/approve", Set.of(APPROVER, AUTHOR)),
            entry("POST /console/tasks/none/claim", Set.of(APPROVER, OPERATOR)),
            entry("POST /console/tasks/none/release", Set.of(APPROVER, OPERATOR)),
            entry("POST /console/tasks/none/review", Set.of(APPROVER, OPERATOR))));

    @Inject
    TestingTokens tokens;

    @Inject
    FindingService findings;

    @TestFactory
    Stream<DynamicTest> everyPageLetsInTheRolesOfTheTableAndNobodyElse() {
        return TABLE.entrySet().stream()
                .flatMap(page -> EVERYONE.stream()
                        .map(role -> DynamicTest.dynamicTest(page.getKey() + " as " + role.word(), () -> {
                            int status = call(page.getKey(), tokens.of("tester", role))
                                    .statusCode();

                            if (page.getValue().contains(role)) {
                                assertThat(status).isNotIn(401, 403).isLessThan(500);
                            } else {
                                assertThat(status).isEqualTo(403);
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> whoIsNotSignedInIsLedToTheLoginPage() {
        return TABLE.keySet().stream()
                .flatMap(page -> Stream.of("", tokens.expired(Role.values()), "not-a-token")
                        .map(token -> DynamicTest.dynamicTest(page + " with `" + token + "`", () -> {
                            Response response = call(page, token);

                            assertThat(response.statusCode()).isEqualTo(303);
                            assertThat(response.header("Location")).contains("/console/login");
                        })));
    }

    @Test
    void findingsComeFromTheGovernorAndAreEscaped() {
        findings.record(
                List.of(FindingReport.on(
                                AssetKey.of("postgresql", List.of("estate", "sandbox", "public", "console\"<b>")),
                                "test",
                                "/0")
                        .type("database_public_grant")
                        .title("<img src=x onerror=alert(1)>")
                        .severity(Severity.FATAL)
                        .alias("console-1")
                        .firstSeen(SEEN)
                        .lastSeen(SEEN)
                        .build()),
                FindingContext.NONE,
                "embedded|olivia");

        request(tokens.of("olivia", OPERATOR))
                .get("/console/findings?severity=fatal&status=open")
                .then()
                .statusCode(200)
                .body(containsString("&lt;img src=x onerror=alert(1)&gt;"))
                .body(containsString("console&quot;&lt;b&gt;"))
                .body(not(containsString("<img")));
    }

    @Test
    void aFormOfAnotherSessionIsRefused() {
        String token = tokens.of("alice", APPROVER);

        request(token)
                .header("Origin", origin())
                .formParam("csrf", Session.formToken(tokens.of("ben", APPROVER) + "x"))
                .post("/console/tasks/none/claim")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("the form belongs to another session"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://%"})
    void aFormOfAnotherSiteIsRefused(String origin) {
        String token = tokens.of("alice", APPROVER);

        request(token)
                .header("Origin", origin)
                .formParam("csrf", Session.formToken(token))
                .post("/console/tasks/none/claim")
                .then()
                .statusCode(403);
    }

    @Test
    void theCookieOpensNothingOutsideTheConsole() {
        String token = tokens.of("alice", APPROVER);

        for (String path : List.of("/api/v1/tasks", "/console/../api/v1/tasks", "/console/%2e%2e/api/v1/tasks")) {
            int status = request(token).urlEncodingEnabled(false).get(path).statusCode();

            assertThat(status).as(path).isNotEqualTo(200);
        }
    }

    @Test
    void theCookieOpensThePagesOfAssetsAndFilesNeedNone() {
        int page = request(tokens.of("alice", APPROVER))
                .urlEncodingEnabled(false)
                .get("/console/assets/postgresql:estate:none:none")
                .statusCode();
        int file = request(null).get("/console/assets/console.css").statusCode();

        assertThat(page).isEqualTo(404);
        assertThat(file).isEqualTo(200);
    }

    @Test
    void pagesForbidInlineScriptsAndCaches() {
        request(tokens.of("audrey", AUDITOR))
                .get("/console/plans")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe-inline")))
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void whatDecidesStandsOnThePageOfPolicy() {
        request(tokens.of("ada", AUTHOR))
                .get("/console/policy")
                .then()
                .statusCode(200)
                .body(containsString("deny/production-delete"))
                .body(containsString("aria-current=\"page\">Policy"))
                .body(containsString("seeded"));
        request(tokens.of("bot", AGENT)).get("/console/plans").then().body(not(containsString("/console/policy")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/console",
                "//example.org",
                "/console//example.org",
                "/console/../api",
                "/console\\example.org",
                "/console/login",
                "/consolex"
            })
    void signingInLeadsNowhereElse(String wanted) {
        assertThat(ReturnPath.of(wanted)).isEqualTo("/console");
    }

    private static Response call(String page, String token) {
        String[] parts = page.split(" ");
        return parts[0].equals("GET")
                ? request(token).get(parts[1])
                : request(token)
                        .header("Origin", origin())
                        .formParam("csrf", Session.formToken(token))
                        .post(parts[1]);
    }

    private static RequestSpecification request(@Nullable String token) {
        RequestSpecification request = given().redirects().follow(false);
        return token == null || token.isEmpty() ? request : request.cookie(Session.COOKIE, token);
    }

    private static String origin() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }
}
