package dev.governor.api;

import static dev.governor.api.TestingApi.draft;
import static dev.governor.api.TestingApi.json;
import static dev.governor.api.TestingApi.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.Canary;
import dev.governor.bundle.CanaryShare;
import dev.governor.bundle.PolicyBundle;
import dev.governor.cli.demo.Estate;
import dev.governor.cli.demo.TestingEstateResource;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.storage.PostgresServer;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;

/** What tests of plans on the real estate do and look at, all of it over HTTP. */
abstract class PlansOnTheEstate {

    static final String REVOKE = "revoke_public_grant";
    static final String SANDBOX = "sandbox";
    static final String PRODUCTION = "payments_prod";

    static final String MESSAGE = "PUBLIC may SELECT from the table.";

    private static final String ADMINISTRATOR = "governor_admin";
    private static final String DENIED = "42501";

    @Inject
    TestingApi api;

    @Inject
    BundleRegistry bundles;

    @ConfigProperty(name = TestingEstateResource.DIRECTORY)
    Path directory;

    @BeforeEach
    void describeTheEstate() throws IOException {
        api.describeEstate();
    }

    /** Lets the same rules under another digest decide for everybody, beside the active ones. */
    Canary startCanary() {
        PolicyBundle active = bundles.active();
        PolicyBundle other = new PolicyBundle(
                active.manifest(),
                Digest.of("a canary"),
                active.facts(),
                active.rules(),
                active.templates(),
                active.scenarios(),
                active.properties());
        Canary canary = new Canary("cny_1", other, CanaryShare.ofTenants(List.of("default")));
        bundles.start(canary);
        return canary;
    }

    static String preview(JsonNode plan) {
        return plan.at("/preview/change").toString();
    }

    /** Returns the plan that was put up in place of another, {@code none} when the governor said that there is none. */
    String renewal(String planId) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            for (JsonNode receipt : api.plan(planId).path("timeline")) {
                if (receipt.path("kind").asText().equals("plan_renewed")
                        && receipt.at("/body").has("by")) {
                    return receipt.at("/body/by").asText();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nothing came of " + planId);
    }

    static String decidedBy(JsonNode plan) {
        return plan.at("/decision/policy_digest").asText();
    }

    JsonNode exposed(String database, String table) throws SQLException {
        run(database, "create table " + table + " (id integer)");
        run(database, "alter table " + table + " owner to data_owner");
        run(database, "grant select on table " + table + " to public");
        return api.report(table(database, table), MESSAGE);
    }

    JsonNode govern(JsonNode finding, String template) throws InterruptedException {
        Response submitted = api.submit(draft(finding, template));
        assertThat(submitted.statusCode()).as(submitted.asString()).isEqualTo(201);
        return api.follow(idOf(json(submitted)));
    }

    JsonNode awaitingApproval(JsonNode finding) throws InterruptedException, SQLException {
        JsonNode waiting = govern(finding, REVOKE);
        assertThat(waiting.path("state").asText()).isEqualTo("awaiting_approval");
        assertNothingWasLent(waiting);
        return waiting;
    }

    static Response review(RequestSpecification who, JsonNode waiting, String verdict) {
        return who.contentType("application/json")
                .body(CanonicalJson.write(Map.of(
                        "comment",
                        "looked at it",
                        "binding_digest",
                        waiting.at("/approval/binding").asText())))
                .post("/api/v1/tasks/" + waiting.at("/task/id").asText() + "/" + verdict);
    }

    JsonNode approve(JsonNode waiting) throws InterruptedException {
        Response approved = review(api.reviewer(), waiting, "approve");
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        return api.follow(idOf(waiting));
    }

    JsonNode ended(String planId, String left) throws InterruptedException {
        for (int i = 0; i < 200 && api.plan(planId).path("state").asText().equals(left); i++) {
            Thread.sleep(50);
        }
        return api.follow(planId);
    }

    static String idOf(JsonNode plan) {
        return plan.path("id").asText();
    }

    String statusOf(JsonNode finding) {
        return api.findingById(finding.path("id").asText()).path("status").asText();
    }

    static AssetKey table(String database, String table) {
        return AssetKey.of("postgresql", List.of(Estate.CLUSTER, database, "public", table));
    }

    static List<String> steps(JsonNode plan) {
        return plan.path("timeline").findParents("kind").stream()
                .filter(receipt -> receipt.path("kind").asText().equals("step_ended"))
                .map(receipt -> receipt.at("/body/step").asText())
                .toList();
    }

    void assertNothingWasLent(JsonNode plan) throws SQLException {
        assertThat(kinds(plan)).doesNotContain("lease_intended", "lease_minted");
        assertNothingIsLeft();
    }

    void assertNothingIsLeft() throws SQLException {
        assertThat(ask(SANDBOX, "select string_agg(rolname, ',') from pg_roles where rolname like 'gov\\_%'"))
                .isNull();
        for (String database : List.of(SANDBOX, PRODUCTION)) {
            assertThat(ask(database, "select string_agg(nspname, ',') from pg_namespace where nspname like 'gov\\_%'"))
                    .isNull();
        }
    }

    boolean readableByAnybody(String database, String table) throws SQLException {
        try (Connection reader = PostgresServer.visit(directory, database, Estate.READER);
                Statement statement = reader.createStatement()) {
            String query = "select 1 from \"" + table.replace("\"", "\"\"") + "\" limit 1";
            statement.setEscapeProcessing(false);
            try {
                statement.execute(query);
                return true;
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo(DENIED);
                return false;
            }
        }
    }

    String acl(String database, String table) throws SQLException {
        return ask(
                database,
                "select string_agg(acl::text, ' ' order by acl::text) from pg_class, unnest(relacl) acl where relname"
                        + " = '"
                        + table + "'");
    }

    String ask(String database, String query) throws SQLException {
        try (Connection admin = PostgresServer.visit(directory, database, ADMINISTRATOR);
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    void run(String database, String sql) throws SQLException {
        try (Connection admin = PostgresServer.visit(directory, database, ADMINISTRATOR);
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
