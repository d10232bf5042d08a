package dev.governor.cli.demo;

import static dev.governor.cli.demo.TestingGovernor.execute;
import static dev.governor.cli.demo.TestingGovernor.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else changes the target between the change and its rollback: nothing is overwritten, a person is asked. */
class QuarantineIT {

    @TempDir
    Path directory;

    @Test
    void aRollbackNeverOverwritesSomebodyElsesChangeAndWaitsForAPerson() throws SQLException {
        AssetKey target = table("sandbox", "partner_rates");
        try (TestingGovernor governor = new TestingGovernor(directory);
                Connection blocker = governor.sandbox();
                Connection admin = governor.sandbox()) {
            String plan = governor.submitAndStopBeforeTheProbe(target, blocker, admin);

            execute(admin, "grant update on public.partner_rates to analysts");
            blocker.rollback();

            governor.awaitState(plan, "quarantined");
            assertThat(privilegesOfAnalysts(admin)).isEqualTo(2);
            assertThat(governor.receipts(plan)).contains("lease_proven_dead");
            assertThat(governor.credentialsAtTheTarget()).isZero();
            aPersonResolvesIt(governor, plan);
        }
    }

    private static void aPersonResolvesIt(TestingGovernor governor, String plan) {
        JsonNode task = governor.view(plan).path("task");
        assertThat(task.path("name").asText()).isEqualTo("resolveQuarantine");
        String resolve = "/api/v1/tasks/" + task.path("id").asText() + "/resolve";
        Map<String, String> comment = Map.of("comment", "the new grant is meant; PUBLIC stays out");

        assertThat(governor.client().post("alice", resolve, comment).status()).isEqualTo(403);
        governor.client().post("olivia", resolve, comment).orThrow("the resolution");

        assertThat(governor.view(plan).at("/task/state").asText()).isEqualTo("completed");
        assertThat(governor.receipts(plan)).endsWith("quarantine_resolved");
    }

    private static long privilegesOfAnalysts(Connection admin) throws SQLException {
        return TestingGovernor.count(admin, """
                select count(*) from information_schema.role_table_grants
                where table_name = 'partner_rates' and grantee = 'analysts'""");
    }
}
