package dev.governor.api;

import static dev.governor.api.TestingApi.draft;
import static dev.governor.api.TestingApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.demo.Estate;
import dev.governor.cli.demo.TestingEstateResource;
import dev.governor.finding.AssetKey;
import dev.governor.identity.Role;
import dev.governor.remediation.reverification.ReverificationSweep;
import dev.governor.storage.PostgresServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A plan ends verified, somebody grants again, and the governor finds out by itself; on a real server, over HTTP. */
@QuarkusTest
@TestProfile(OnTheEstate.class)
class ReverificationIT {

    @Inject
    TestingApi api;

    @Inject
    ReverificationSweep sweep;

    @ConfigProperty(name = TestingEstateResource.DIRECTORY)
    Path directory;

    @Test
    void shouldOpenTheFindingAgainWhenSomebodyGrantsAgainAndCloseItWhenTheyRevoke() throws Exception {
        api.describeEstate();
        run("create table reopened (id integer); alter table reopened owner to data_owner;"
                + " grant select on table reopened to public");
        JsonNode finding = api.report(
                AssetKey.of("postgresql", List.of(Estate.CLUSTER, "sandbox", "public", "reopened")),
                "PUBLIC may SELECT from the table.");
        String plan = api.follow(json(api.submit(draft(finding, "revoke_public_grant")))
                        .path("id")
                        .asText())
                .path("id")
                .asText();
        assertThat(status(finding)).isEqualTo("resolved");
        assertThat(reverifications(plan).findValuesAsText("state")).containsExactly("scheduled");

        sweep.sweep(in(Duration.ofMinutes(61)));
        assertThat(reverifications(plan).findValuesAsText("state")).containsExactly("scheduled", "closed");

        run("grant select on table reopened to public");
        sweep.sweep(in(Duration.ofMinutes(361)));

        JsonNode open = reverifications(plan).get(1);
        assertThat(open.path("state").asText()).isEqualTo("open");
        assertThat(open.path("changes").toString()).contains("+PUBLIC may SELECT, granted by data_owner");
        assertThat(open.path("suspects").toString())
                .contains("data_owner owns the table", "governor_admin is a superuser");
        assertThat(status(finding)).isEqualTo("open");
        assertThat(api.findingById(finding.path("id").asText())
                        .path("status_reason")
                        .asText())
                .contains("+PUBLIC may SELECT, granted by data_owner", "data_owner owns the table");
        assertThat(TestingApi.kinds(api.plan(plan))).endsWith("reverification_ended", "reverification_ended");

        run("revoke select on table reopened from public");
        sweep.sweep(in(Duration.ofMinutes(361 + 61)));

        assertThat(reverifications(plan).findValuesAsText("state"))
                .containsExactly("scheduled", "closed", "open", "closed");
        assertThat(status(finding)).isEqualTo("resolved");
        assertThat(json(api.as("ada", Role.AUDITOR).get("/api/v1/receipts/verification"))
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void shouldPageAndRefuseWhatIsNotThere() {
        assertThat(api.agent().get("/api/v1/plans/pln_none/reverifications").statusCode())
                .isEqualTo(404);
        api.refused(
                () -> api.agent().get("/api/v1/plans/pln_none/reverifications?cursor=pln_1"),
                400,
                "invalid-cursor",
                "?cursor");
    }

    private JsonNode reverifications(String plan) {
        return json(api.agent().get("/api/v1/plans/" + plan + "/reverifications"))
                .path("items");
    }

    private String status(JsonNode finding) {
        return api.findingById(finding.path("id").asText()).path("status").asText();
    }

    private static Clock in(Duration duration) {
        return Clock.offset(Clock.systemUTC(), duration);
    }

    private void run(String sql) throws SQLException {
        try (Connection admin = PostgresServer.visit(directory, "sandbox", "governor_admin");
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
