package dev.governor.cli.demo;

import static dev.governor.cli.demo.TestingGovernor.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server as {@code kill -9} does, at the two worst moments, and starts it again on the same data. */
class CrashIT {

    @TempDir
    Path directory;

    private TestingGovernor governor;

    @BeforeEach
    void raise() {
        governor = new TestingGovernor(directory);
    }

    @AfterEach
    void tearDown() {
        governor.close();
    }

    @Test
    void aPlanThatWaitsForApprovalSurvivesAndEndsVerified() {
        String plan = governor.submit(table("payments_prod", "cards"));
        assertThat(governor.state(plan)).isEqualTo("awaiting_approval");

        governor.kill();
        governor.start();

        JsonNode waiting = governor.view(plan);
        assertThat(waiting.path("state").asText()).isEqualTo("awaiting_approval");
        governor.client()
                .post(
                        "alice",
                        "/api/v1/tasks/" + waiting.at("/task/id").asText() + "/approve",
                        Map.of(
                                "comment",
                                "still needed after the restart",
                                "binding_digest",
                                waiting.at("/approval/binding").asText()))
                .orThrow("the approval");
        governor.awaitState(plan, "verified");
        assertThat(governor.credentialsAtTheTarget()).isZero();
    }

    @Test
    void aPlanThatWasAppliedButNotVerifiedEndsVerifiedAndLeavesNoCredential() throws SQLException {
        String plan;
        try (Connection blocker = governor.sandbox();
                Connection admin = governor.sandbox()) {
            plan = governor.submitAndStopBeforeTheProbe(table("sandbox", "feedback"), blocker, admin);

            governor.kill();
            blocker.rollback();
            assertThat(governor.credentialsAtTheTarget()).isEqualTo(1);
        }
        governor.start();

        governor.awaitState(plan, "verified");
        assertThat(governor.credentialsAtTheTarget()).isZero();
        assertThat(governor.evidenceIsIntact()).isTrue();
    }
}
