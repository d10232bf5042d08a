package dev.governor.api;

import static dev.governor.api.TestingApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One asset has one key, whichever door it comes in by and however it is written. */
@QuarkusTest
class OneKeyTest {

    private static final AssetKey TABLE = new AssetKey("postgresql:estate:one_key:public:k3");
    private static final List<String> WRITTEN = List.of(
            "postgresql:estate:one_key:public:k3",
            "postgresql:estate:one_key:public:%6B3",
            "postgresql:estate:one%5fkey:public:%6b%33");

    private static final String INVENTORY =
            "name,sys_class_name,sys_id,environment,u_cloud_resource_id,sys_updated_on\n";

    @Inject
    TestingApi api;

    @BeforeEach
    void describe() {
        for (String written : WRITTEN) {
            api.signal("text/csv", INVENTORY + "k3,cmdb_ci_db_catalog,1,Test," + written + ",2026-01-12 08:00:00\n")
                    .then()
                    .statusCode(200);
            api.signal("application/json", TestingApi.sarif("scanner of " + written, written, "PUBLIC may SELECT."))
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void whatComesInByASignalIsOneAssetAndOneFinding() {
        for (String written : WRITTEN) {
            Response found = api.agent().queryParam("asset", written).get("/api/v1/findings");
            assertThat(json(found).path("items")).as(written).hasSize(1);
            assertThat(json(found).at("/items/0/asset").asText()).isEqualTo(TABLE.text());
        }
    }

    @Test
    void aPathOrAParameterMayWriteItAnyWay() {
        for (String written : WRITTEN) {
            Response found =
                    api.as("ada", Role.AUDITOR).urlEncodingEnabled(false).get("/api/v1/assets/" + written);
            assertThat(found.statusCode()).as(written).isEqualTo(200);
            assertThat(json(found).path("asset").asText()).isEqualTo(TABLE.text());
        }
    }

    @Test
    void aPlanIsOnTheAssetHoweverItsTargetIsWritten() {
        JsonNode finding = api.finding(TABLE);
        for (String written : WRITTEN) {
            Map<String, Object> draft = new HashMap<>(TestingApi.draft(finding, "delete_resource"));
            draft.put("target", written);

            JsonNode plan = json(api.submit(draft));

            assertThat(plan.path("target").asText()).as(plan.toString()).isEqualTo(TABLE.text());
        }
    }

    @Test
    void whatHasNoCanonicalFormIsRefused() {
        for (String name : List.of("%6", "%zz", "%FF", "%00", "%2E%2e", "..")) {
            String written = "postgresql:estate:one_key:public:" + name;
            Response found = api.agent().queryParam("asset", written).get("/api/v1/findings");
            Map<String, Object> draft = new HashMap<>(TestingApi.draft(api.finding(TABLE), "delete_resource"));
            draft.put("target", written);

            assertThat(found.statusCode()).as(written).isEqualTo(400);
            assertThat(json(found).path("code").asText()).isEqualTo("invalid-field");
            api.refused(() -> api.submit(draft), 422, "unknown-asset", "/target");
        }
    }
}
