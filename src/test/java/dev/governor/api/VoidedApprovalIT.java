package dev.governor.api;

import static dev.governor.api.TestingApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.Canary;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.Digest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Plans of which what was approved is no longer what would run. */
@QuarkusTest
@TestProfile(OnTheEstate.class)
class VoidedApprovalIT extends PlansOnTheEstate {

    @Test
    void shouldAbandonAnApprovedPlanWhenTheTargetChangedMeanwhile() throws Exception {
        JsonNode finding = exposed(PRODUCTION, "drifted");
        JsonNode waiting = awaitingApproval(finding);
        run(PRODUCTION, "grant insert on table drifted to payments_app");
        String changed = acl(PRODUCTION, "drifted");

        JsonNode end = approve(waiting);

        assertThat(end.path("state").asText()).isEqualTo("abandoned");
        assertThat(end.path("state_reason").asText())
                .startsWith("approval-void: ")
                .contains("what would run now is", "the target's state", "what the change does")
                .contains("now `payments_app may INSERT, granted by data_owner`");
        assertNothingWasLent(end);
        assertThat(acl(PRODUCTION, "drifted")).isEqualTo(changed);
        assertThat(statusOf(finding)).isEqualTo("open");
        assertThat(api.findingById(finding.path("id").asText())
                        .path("status_reason")
                        .asText())
                .contains(idOf(waiting), "abandoned");
    }

    @Test
    void shouldPutAVoidedPlanUpAgainWithAFreshPreviewAndAFreshTaskOnce() throws Exception {
        JsonNode waiting = awaitingApproval(exposed(PRODUCTION, "moved_on"));
        assertThat(preview(waiting)).contains("-PUBLIC may SELECT").doesNotContain("payments_app");
        run(PRODUCTION, "grant insert on table moved_on to payments_app");
        approve(waiting);

        JsonNode fresh = api.follow(renewal(idOf(waiting)));
        assertThat(fresh.path("state").asText()).isEqualTo("awaiting_approval");
        assertThat(fresh.path("requester")).isEqualTo(waiting.path("requester"));
        assertThat(fresh.path("operator")).isEqualTo(waiting.path("operator"));
        assertThat(fresh.at("/approval/reviews")).isEmpty();
        assertThat(fresh.at("/task/id")).isNotEqualTo(waiting.at("/task/id"));
        assertThat(preview(fresh)).contains("-PUBLIC may SELECT", " payments_app may INSERT");
        assertThat(json(api.reviewer()
                                .get("/api/v1/tasks/" + fresh.at("/task/id").asText()))
                        .path("preview"))
                .isEqualTo(fresh.path("preview"));

        run(PRODUCTION, "grant update on table moved_on to payments_app");
        JsonNode end = approve(fresh);
        assertThat(end.path("state").asText()).isEqualTo("abandoned");
        assertThat(renewal(idOf(fresh))).isEqualTo("none");
        assertThat(readableByAnybody(PRODUCTION, "moved_on")).isTrue();
        assertNothingIsLeft();
    }

    @Test
    void shouldNotPutUpAgainWhatSomebodyElseHasDone() throws Exception {
        JsonNode waiting = awaitingApproval(exposed(PRODUCTION, "done_by_hand"));
        run(PRODUCTION, "revoke select on table done_by_hand from public");
        approve(waiting);

        assertThat(renewal(idOf(waiting))).isEqualTo("none");
    }

    @Test
    void shouldAbandonAnApprovedPlanWhenThePolicyChangedMeanwhile() throws Exception {
        JsonNode waiting = awaitingApproval(exposed(PRODUCTION, "other_policy"));
        PolicyBundle decided = bundles.active();

        JsonNode end;
        bundles.activate(new PolicyBundle(
                decided.manifest(),
                Digest.of("another policy"),
                decided.facts(),
                decided.rules(),
                decided.templates(),
                decided.scenarios(),
                decided.properties()));
        try {
            end = approve(waiting);
        } finally {
            bundles.activate(decided);
        }

        assertThat(end.path("state").asText()).isEqualTo("abandoned");
        assertNothingWasLent(end);
        assertThat(readableByAnybody(PRODUCTION, "other_policy")).isTrue();
    }

    @Test
    void shouldCarryOutWhatACanaryDecidedAlthoughAnotherBundleIsActive() throws Exception {
        Canary canary = startCanary();
        try {
            JsonNode waiting = awaitingApproval(exposed(PRODUCTION, "canary_decides"));
            assertThat(decidedBy(waiting)).isEqualTo(canary.bundle().digest().text());

            JsonNode end = approve(waiting);

            assertThat(end.path("state").asText()).isEqualTo("verified");
            assertThat(readableByAnybody(PRODUCTION, "canary_decides")).isFalse();
        } finally {
            bundles.endCanary();
        }
    }

    @Test
    void shouldGoOnWithTheBundleThatAPlanBeganWithWhenACanaryStarts() throws Exception {
        JsonNode waiting = awaitingApproval(exposed(PRODUCTION, "before_canary"));
        startCanary();
        try {
            JsonNode end = approve(waiting);

            assertThat(end.path("state").asText()).isEqualTo("verified");
            assertThat(decidedBy(end)).isEqualTo(bundles.active().digest().text());
        } finally {
            bundles.endCanary();
        }
    }

    @Test
    void shouldAbandonWhatACanaryDecidedOnceItIsAborted() throws Exception {
        JsonNode waiting;
        startCanary();
        try {
            waiting = awaitingApproval(exposed(PRODUCTION, "aborted_canary"));
        } finally {
            bundles.endCanary();
        }

        JsonNode end = approve(waiting);

        assertThat(end.path("state").asText()).isEqualTo("abandoned");
        assertNothingWasLent(end);
        assertThat(readableByAnybody(PRODUCTION, "aborted_canary")).isTrue();
    }

    @Test
    void shouldAbandonAnApprovedPlanWhenTheTargetIsGone() throws Exception {
        JsonNode finding = exposed(PRODUCTION, "dropped");
        JsonNode waiting = awaitingApproval(finding);
        run(PRODUCTION, "drop table dropped");

        JsonNode end = approve(waiting);

        assertThat(end.path("state").asText()).isEqualTo("abandoned");
        assertThat(end.path("state_reason").asText()).isNotEmpty();
        assertNothingWasLent(end);
        assertThat(statusOf(finding)).isEqualTo("open");
    }
}
