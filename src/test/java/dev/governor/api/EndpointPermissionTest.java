package dev.governor.api;

import static dev.governor.identity.Role.AGENT;
import static dev.governor.identity.Role.APPROVER;
import static dev.governor.identity.Role.AUDITOR;
import static dev.governor.identity.Role.AUTHOR;
import static dev.governor.identity.Role.OPERATOR;
import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.governor.identity.Role;
import dev.governor.identity.TestingTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may call what, once more than in the code: each endpoint as each role, as nobody and with an expired token. */
@QuarkusTest
class EndpointPermissionTest {

    private static final Set<Role> EVERYONE = EnumSet.allOf(Role.class);

    private static final Set<Role> PEOPLE = Set.of(APPROVER, AUTHOR, AUDITOR, OPERATOR);

    private static final Map<String, Set<Role>> TABLE = new TreeMap<>(Map.ofEntries(
            entry("DELETE /api/v1/agents/{agent:.+}", Set.of(OPERATOR)),
            entry("DELETE /api/v1/bundles/canary", Set.of(APPROVER, AUTHOR)),
            entry("GET /api/v1/actions/decisions/{id}", EVERYONE),
            entry("GET /api/v1/agents", PEOPLE),
            entry("GET /api/v1/agents/{agent:.+}", PEOPLE),
            entry("GET /api/v1/assets", EVERYONE),
            entry("GET /api/v1/assets/{key}", EVERYONE),
            entry("GET /api/v1/assets/{key}/blast-radius", EVERYONE),
            entry("GET /api/v1/assets/{key}/exposure", EVERYONE),
            entry("GET /api/v1/assets/{key}/graph", EVERYONE),
            entry("GET /api/v1/bundles/active", EVERYONE),
            entry("GET /api/v1/bundles/canary", PEOPLE),
            entry("GET /api/v1/bundles/history", PEOPLE),
            entry("GET /api/v1/bundles/proposals", PEOPLE),
            entry("GET /api/v1/bundles/{id}", PEOPLE),
            entry("GET /api/v1/decisions/{id}", EVERYONE),
            entry("GET /api/v1/findings", EVERYONE),
            entry("GET /api/v1/findings/export", EVERYONE),
            entry("GET /api/v1/findings/{id}", EVERYONE),
            entry("GET /api/v1/findings/{id}/risk", EVERYONE),
            entry("GET /api/v1/plans", EVERYONE),
            entry("GET /api/v1/plans/{id}", EVERYONE),
            entry("GET /api/v1/plans/{id}/reverifications", EVERYONE),
            entry("GET /api/v1/receipts", Set.of(AUDITOR, OPERATOR)),
            entry("GET /api/v1/receipts/verification", Set.of(AUDITOR, OPERATOR)),
            entry("GET /api/v1/rules", EVERYONE),
            entry("GET /api/v1/rules/{id:.+}", EVERYONE),
            entry("GET /api/v1/signals", Set.of(AUDITOR, OPERATOR)),
            entry("GET /api/v1/signals/{id}", Set.of(AUDITOR, OPERATOR)),
            entry("GET /api/v1/tasks", Set.of(APPROVER, OPERATOR, AUDITOR)),
            entry("GET /api/v1/tasks/{id}", Set.of(APPROVER, OPERATOR, AUDITOR)),
            entry("POST /api/v1/actions/decide", Set.of(AGENT, OPERATOR)),
            entry("POST /api/v1/actions/decide/batch", Set.of(AGENT, OPERATOR)),
            entry("POST /api/v1/bundles/analyze", Set.of(AUTHOR, APPROVER, OPERATOR)),
            entry("POST /api/v1/bundles/backtest", Set.of(AUTHOR, APPROVER, OPERATOR)),
            entry("POST /api/v1/bundles/canary/promote", Set.of(APPROVER, AUTHOR)),
            entry("POST /api/v1/bundles/check", Set.of(AUTHOR, APPROVER, OPERATOR)),
            entry("POST /api/v1/bundles/diff", Set.of(AUTHOR, APPROVER, OPERATOR)),
            entry("POST /api/v1/bundles/proposals", Set.of(AUTHOR)),
            entry("POST /api/v1/bundles/proposals/{id}/approve", Set.of(APPROVER, AUTHOR)),
            entry("POST /api/v1/bundles/proposals/{id}/canary", Set.of(APPROVER, AUTHOR)),
            entry("POST /api/v1/bundles/prove", Set.of(AUTHOR, APPROVER, OPERATOR)),
            entry("POST /api/v1/bundles/rollback", Set.of(APPROVER)),
            entry("POST /api/v1/bundles/test", Set.of(AUTHOR, APPROVER, OPERATOR)),
            entry("POST /api/v1/plans", Set.of(AGENT, OPERATOR)),
            entry("POST /api/v1/plans/preview", Set.of(AGENT, OPERATOR)),
            entry("POST /api/v1/signals", Set.of(OPERATOR)),
            entry("POST /api/v1/tasks/{id}/approve", Set.of(APPROVER)),
            entry("POST /api/v1/tasks/{id}/claim", Set.of(APPROVER, OPERATOR)),
            entry("POST /api/v1/tasks/{id}/reject", Set.of(APPROVER)),
            entry("POST /api/v1/tasks/{id}/release", Set.of(APPROVER, OPERATOR)),
            entry("POST /api/v1/tasks/{id}/resolve", Set.of(OPERATOR)),
            entry("PUT /api/v1/agents/{agent:.+}", Set.of(OPERATOR))));

    private static final Set<String> PUBLIC = Set.of(
            "GET /.well-known/jwks.json",
            "POST /api/v1/webhooks/github",
            "POST /api/v1/webhooks/pubsub",
            "POST /api/v1/webhooks/sns",
            "POST /oauth/token");

    @Inject
    TestingTokens tokens;

    @Test
    void everyEndpointStandsInTheTableAndDeclaresItsRoles() {
        Map<String, Set<String>> declared = declared();

        assertThat(declared.keySet())
                .isEqualTo(Stream.concat(TABLE.keySet().stream(), PUBLIC.stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
        declared.forEach((endpoint, roles) -> assertThat(roles)
                .as(endpoint)
                .isEqualTo(PUBLIC.contains(endpoint) ? Set.of("public") : words(TABLE.get(endpoint))));
    }

    @TestFactory
    Stream<DynamicTest> everyEndpointLetsInTheRolesOfTheTableAndNobodyElse() {
        return TABLE.entrySet().stream()
                .flatMap(endpoint -> EVERYONE.stream()
                        .map(role -> DynamicTest.dynamicTest(endpoint.getKey() + " as " + role.word(), () -> {
                            int status = call(endpoint.getKey(), tokens.of("tester", role));

                            if (endpoint.getValue().contains(role)) {
                                assertThat(status).isNotIn(401, 403).isLessThan(500);
                            } else {
                                assertThat(status).isEqualTo(403);
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> everyEndpointRefusesNobodyAndExpiredTokens() {
        return TABLE.keySet().stream()
                .flatMap(endpoint -> Stream.of(
                        DynamicTest.dynamicTest(
                                endpoint + " as nobody",
                                () -> assertThat(call(endpoint, null)).isEqualTo(401)),
                        DynamicTest.dynamicTest(
                                endpoint + " with an expired token",
                                () -> assertThat(call(endpoint, tokens.expired(Role.values())))
                                        .isEqualTo(401))));
    }

    private static int call(String endpoint, @Nullable String token) {
        String[] parts = endpoint.replace("{key}", "postgresql:none:none")
                .replace("{id}", "none")
                .replace("{id:.+}", "none")
                .replace("{agent:.+}", "none")
                .split(" ");
        var request = given().contentType(ContentType.JSON);
        if (token != null) {
            request.auth().oauth2(token);
        }
        return (Set.of("POST", "PUT").contains(parts[0]) ? request.body("{}") : request)
                .request(parts[0], parts[1])
                .statusCode();
    }

    private static Map<String, Set<String>> declared() {
        Map<String, Set<String>> endpoints = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter().importPath(Paths.get("target/classes/dev/governor/api"))) {
            if (type.isAnnotatedWith(jakarta.ws.rs.Path.class)) {
                type.getMethods().stream()
                        .filter(method -> verb(method) != null)
                        .forEach(method -> endpoints.put(verb(method) + " " + path(type, method), roles(method)));
            }
        }
        return endpoints;
    }

    private static @Nullable String verb(JavaMethod method) {
        for (Class<? extends Annotation> verb : List.of(DELETE.class, GET.class, POST.class, PUT.class)) {
            if (method.isAnnotatedWith(verb)) {
                return verb.getSimpleName();
            }
        }
        return method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod"))
                ? "UNKNOWN VERB"
                : null;
    }

    private static String path(JavaClass type, JavaMethod method) {
        String path = type.getAnnotationOfType(jakarta.ws.rs.Path.class).value();
        String below = method.isAnnotatedWith(jakarta.ws.rs.Path.class)
                ? "/" + method.getAnnotationOfType(jakarta.ws.rs.Path.class).value()
                : "";
        return (path + below).replaceAll("/+", "/");
    }

    private static Set<String> roles(JavaMethod method) {
        if (method.isAnnotatedWith(RolesAllowed.class)) {
            return Arrays.stream(method.getAnnotationOfType(RolesAllowed.class).value())
                    .collect(Collectors.toSet());
        }
        assertThat(method.isAnnotatedWith(DenyAll.class)).isFalse();
        return method.isAnnotatedWith(PermitAll.class) ? Set.of("public") : Set.of("undeclared");
    }

    private static Set<String> words(Set<Role> roles) {
        return roles.stream().map(Role::word).collect(Collectors.toSet());
    }
}
