package dev.governor.console;

import static dev.governor.console.ConsoleSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.approval.ApprovalState;
import dev.governor.context.RadiusLimits;
import dev.governor.finding.Finding;
import dev.governor.plan.PlanState;
import dev.governor.process.TaskState;
import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

    private final Pages pages = new Pages();

    @Test
    void hostileTextIsShownAndNeverTakesEffect() {
        String page = findings(List.of(FindingRow.of(FindingSamples.finding(), FindingSamples.risk(), NOW)));

        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script>alert");
        assertThat(page).contains("[U+202E]previous[U+202C]").doesNotContain("\u202E");
    }

    @Test
    void everyFactNamesItsSourceItsTrustAndItsTime() {
        String page = findings(List.of(FindingRow.of(FindingSamples.finding(), FindingSamples.risk(), NOW)));

        assertThat(page).contains("source cmdb, curated, as of 21 Nov 2026, 08:00:00 UTC");
        assertThat(page).contains("but tag env says `sandbox` (declared)").contains("nobody said so");
    }

    @Test
    void theNamesAndPlacesOfAFindingAreTextAndItsSourcesStandBesideTheValues() {
        Finding hostile = FindingSamples.finding();

        String page = pages.render(
                "finding",
                frame("Finding", "findings"),
                Map.of("finding", FindingView.of(hostile, FindingSamples.risk(), NOW)));

        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script>alert", "\u202E");
        assertThat(page).contains("reads like orders").contains("tag env says `sandbox` (declared)");
        assertThat(page).contains("<bdi>backstage</bdi>").contains("21 Nov 2026, 08:00:00 UTC");
        assertThat(page).contains("class=\"factors\"");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/advisory, true",
        "http://example.com/advisory, false",
        "javascript:alert(1), false",
        "https://user@example.com/, false",
        "'https://example.com/\"onclick=', false"
    })
    void onlyAPlainHttpsReferenceIsALink(String reference, boolean linked) {
        String page = pages.render(
                "finding",
                frame("Finding", "findings"),
                Map.of("finding", FindingView.of(FindingSamples.finding(reference), null, NOW)));

        assertThat(page.contains("rel=\"noopener noreferrer nofollow\"")).isEqualTo(linked);
        assertThat(page).doesNotContain("\"onclick=").contains("It has no score yet");
    }

    @Test
    void signalsThatAreTakenInAreFollowedAndTheirTextIsEscaped() {
        String page = pages.render(
                "signals",
                frame("Signals", "signals"),
                Map.of(
                        "rows",
                        FindingSamples.signals().stream()
                                .map(job -> SignalRow.of(job, NOW))
                                .toList(),
                        "running",
                        true,
                        "here",
                        "/console/signals/live",
                        "paged",
                        false,
                        "next",
                        ""));

        assertThat(page)
                .contains("hx-get=\"/console/signals/live\"")
                .contains("40 of 100 records")
                .contains("invalid-signal: broken: &lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void anEmptyTableSaysWhatToDo() {
        assertThat(findings(List.of())).contains("No findings yet").contains("POST /api/v1/signals");
    }

    @Test
    void aPlanIsASentenceWithItsReasonsItsBarsAndItsReceipts() {
        String page = plan(ConsoleSamples.waiting());

        assertThat(page.replaceAll("<[^>]+>", "").replaceAll("\\s+", " "))
                .contains("remedy-bot asks to revoke public grant on cards (production)");
        assertThat(page).contains("approval/production-change").contains("awaiting approval");
        assertThat(page)
                .contains("100 × 25 %")
                .contains("<strong>25.00</strong>")
                .contains("risk/exposure-internal");
        assertThat(page).contains("the agent claims risk is `low`, the facts say `high`");
        assertThat(page).contains("What would change this", "correct the claims that contradict the facts");
        assertThat(page).contains("receipt #41").contains("who submitted a plan may not review it");
        assertThat(page).contains("hx-get=\"/console/plans/pln_1/live?after=44\"");
    }

    @Test
    void whatTheChangeAndItsRollbackDoStandsThereBeforeAnybodyVotes() {
        String page = plan(ConsoleSamples.waiting());

        assertThat(page.replaceAll("<[^>]+>", "").replaceAll("\\s+", " "))
                .contains("before: PUBLIC may SELECT, granted by data_owner")
                .contains("after: PUBLIC may SELECT, granted by data_owner")
                .contains("the rollback leads back to it");
    }

    @Test
    void aPlanThatIsOverIsNotAskedForAgain() {
        PlanFile waiting = ConsoleSamples.waiting();
        PlanFile over = new PlanFile(
                ConsoleSamples.plan(PlanState.VERIFIED, "embedded|remedy-bot"),
                waiting.finding(),
                waiting.decision(),
                ConsoleSamples.approval("embedded|remedy-bot", ApprovalState.APPROVED, List.of()),
                null,
                List.of(),
                ConsoleSamples.receipts(),
                null,
                null,
                List.of(),
                RadiusLimits.ORDINARY);

        String page = plan(over);

        assertThat(page).doesNotContain("hx-get").contains("Ended: verified");
        assertThat(page)
                .contains("receipts #48 and #49")
                .contains("PUBLIC: nothing")
                .contains("read the neighbour");
    }

    @Test
    void theReviewFormOffersRejectFirstAndNamesWhatIsReviewed() {
        String page = task(TaskState.RESERVED, "embedded|alice", ConsoleSamples.waiting());

        assertThat(page.indexOf("value=\"reject\"")).isPositive().isLessThan(page.indexOf("value=\"approve\""));
        assertThat(page).contains("type <code>cards</code>").contains(ConsoleSamples.BINDING.text());
        assertThat(page).contains("name=\"csrf\" value=\"token\"").doesNotContain("<fieldset disabled");
    }

    @Test
    void whoMayNotReviewIsToldWhy() {
        PlanFile waiting = ConsoleSamples.waiting();
        PlanFile mine = new PlanFile(
                waiting.plan(),
                waiting.finding(),
                waiting.decision(),
                waiting.approval(),
                "who submitted a plan may not review it",
                waiting.tasks(),
                waiting.receipts(),
                waiting.attack(),
                waiting.fix(),
                waiting.place(),
                RadiusLimits.ORDINARY);

        String page = task(TaskState.RESERVED, "embedded|alice", mine);

        assertThat(page).contains("You cannot review this: who submitted a plan may not review it");
        assertThat(page).contains("<fieldset disabled").doesNotContain("Claim this task");
    }

    private String findings(List<FindingRow> rows) {
        return pages.render(
                "findings",
                frame("Findings", "findings"),
                Map.of(
                        "rows",
                        rows,
                        "statuses",
                        List.of(),
                        "severities",
                        List.of(),
                        "sorts",
                        List.of(),
                        "type",
                        "",
                        "asset",
                        "",
                        "filtered",
                        false,
                        "paged",
                        false,
                        "next",
                        ""));
    }

    private String plan(PlanFile file) {
        return pages.render(
                "plan",
                frame("Plan", "plans"),
                Map.of("plan", PlanPage.of(file, NOW), "picture", new RawString("<svg></svg>"), "oob", false));
    }

    private String task(TaskState state, String owner, PlanFile file) {
        PlanPage plan = PlanPage.of(file, NOW);
        TaskRow task = TaskRow.of(
                new ListedTask(ConsoleSamples.task(state, owner), file.plan(), file.decision()),
                TestingReaders.ALICE,
                NOW);
        return pages.render(
                "task",
                frame("Review", "tasks"),
                Map.of(
                        "plan",
                        plan,
                        "task",
                        task,
                        "reviewable",
                        true,
                        "form",
                        ReviewForm.of(plan, task, ReviewForm.Attempt.NONE),
                        "picture",
                        new RawString("<svg></svg>"),
                        "oob",
                        false));
    }

    private static Frame frame(String title, String section) {
        return Frame.of(title, section, TestingReaders.ALICE, "token");
    }
}
