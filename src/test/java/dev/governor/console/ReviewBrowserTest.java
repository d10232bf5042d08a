package dev.governor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.governor.approval.ReviewVerdict;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A plan from its page to its review, with the mouse, the keyboard, and without scripts. */
@QuarkusTest
@TestProfile(TestingBrowser.Profile.class)
class ReviewBrowserTest extends TestingBrowser {

    @Test
    void aPlanShowsItsReasonsItsTimelineAndItsPlaceInTheProcess() {
        enter("audrey");

        page.navigate(at("/console/plans/pln_1"));

        assertThat(page.locator("h1")).containsText("remedy-bot asks to revoke public grant on cards");
        assertThat(page.locator(".timeline > li")).hasCount(4);
        assertThat(page.locator(".timeline")).containsText("receipt #44");
        assertThat(page.locator(".factors tbody tr:not(.said)")).hasCount(6);
        assertThat(page.locator(".bpmn-current")).hasCount(1);
        assertThat(page.locator("#approval")).containsText("1 approval missing");
        picture("plan");
        assertThat(complaints).isEmpty();
    }

    @Test
    void theTimelineMovesByItself() {
        enter("audrey");
        page.navigate(at("/console/plans/pln_1"));
        assertThat(page.locator("#plan-state")).containsText("awaiting approval");

        services.review("tsk_1", TestingReaders.BEN, ReviewVerdict.APPROVE, "fine", ConsoleSamples.BINDING);

        assertThat(page.locator("#plan-state")).containsText("verified");
        assertThat(page.locator(".timeline > li")).hasCount(9);
        assertThat(page.locator("#approval")).containsText("approved");
        assertThat(page.locator(".bpmn-current")).hasCount(0);
        picture("plan-verified");
        assertThat(complaints).isEmpty();
    }

    @Test
    void anApproverClaimsAndApproves() {
        enter("alice");
        assertThat(page).hasURL(at("/console/tasks"));
        picture("tasks");

        approve(page);

        assertThat(page.locator("#plan-state")).containsText("verified");
        assertThat(page.locator(".votes")).containsText("alice");
        assertThat(complaints).isEmpty();
    }

    @Test
    void approvingInProductionNeedsTheNameTyped() {
        enter("alice");
        claim(page);

        page.locator("#approve").check();
        picture("review");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit review"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("type the name of its target");
        assertThat(page.locator("#approve")).isChecked();
    }

    @Test
    void ownPlansCannotBeReviewedNotEvenByForce() {
        enter("alice");
        page.navigate(at("/console/tasks/tsk_2"));
        assertThat(page.locator("#review"))
                .containsText("You cannot review this: who submitted a plan may not review it");
        assertThat(page.locator("#review fieldset[disabled]")).hasCount(1);

        page.evaluate("document.querySelector('#review fieldset').disabled = false");
        page.locator("#approve").check();
        page.locator("#typed").fill("cards");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit review"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("who submitted a plan may not review it");
        picture("refused");
    }

    @Test
    void everythingWorksWithoutJavaScript() {
        Page plain = open(options().setJavaScriptEnabled(false));
        plain.navigate(at("/console"));

        signIn(plain, "alice", password("alice"));
        approve(plain);

        assertThat(plain.locator("#plan-state")).containsText("verified");
    }

    @Test
    void theKeyboardReachesTheReviewAndNeverSubmitsIt() {
        enter("alice");
        claim(page);

        page.locator("body").press("a");
        assertThat(page.locator("#approve")).isFocused();
        page.navigate(at("/console/plans"));
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to content")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.locator("tbody a.title").first()).isFocused();
    }

    private void approve(Page where) {
        claim(where);
        where.locator("#approve").check();
        where.locator("#typed").fill("cards");
        where.getByLabel("Comment").fill("read access by PUBLIC is not needed");
        where.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit review"))
                .click();
    }

    private void claim(Page where) {
        where.navigate(at("/console/tasks"));
        where.locator("tr:has-text('remedy-bot')").getByRole(AriaRole.BUTTON).click();
        assertThat(where).hasURL(at("/console/tasks/tsk_1"));
    }
}
