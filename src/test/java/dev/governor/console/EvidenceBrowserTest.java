package dev.governor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Findings, assets and signals, whose text is hostile. */
@QuarkusTest
@TestProfile(TestingBrowser.Profile.class)
class EvidenceBrowserTest extends TestingBrowser {

    @Test
    void findingsShowHostileTextAsText() {
        enter("olivia");
        page.navigate(at("/console/findings"));

        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody th .title")).containsText("<script>alert('x')</script>");
        assertThat(page.locator("tbody")).containsText("[U+202E]");
        page.locator("summary").first().click();
        assertThat(page.locator("details[open]")).containsText("source cmdb, curated");
        picture("findings");

        page.getByLabel("Status").selectOption("resolved");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filter"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*status=resolved.*"));
        assertThat(page.locator("main")).containsText("No finding fits this filter");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aFindingShowsHostileTextAsTextAndWhoSaidWhat() {
        enter("audrey");
        page.navigate(at("/console/findings"));
        page.locator("tbody th a.title").click();

        assertThat(page).hasURL(at("/console/findings/fnd_1"));
        assertThat(page.locator("h1")).containsText("<script>alert('x')</script>");
        assertThat(page.locator("h1")).containsText("[U+202E]");
        assertThat(page.locator(".notice")).containsText("reads like orders");
        assertThat(page.locator(".fields tbody tr")).hasCount(8);
        assertThat(page.locator(".fields")).containsText("tag env says `sandbox` (declared)");
        assertThat(page.locator(".factors tbody tr:not(.said)")).hasCount(6);
        assertThat(page.locator("main script")).hasCount(0);
        assertThat(reachesByTab("Fields and their sources, scrollable")).isTrue();
        picture("finding");
        assertThat(complaints).isEmpty();
    }

    @Test
    void anAssetShowsHostileTextAsTextAndItsRelationsToTheKeyboard() {
        enter("audrey");
        page.navigate(at("/console/assets/" + ConsoleSamples.CARDS.text()));

        assertThat(page.locator("h1")).containsText("<script>alert('x')</script>");
        assertThat(page.locator("main")).containsText("the internet reaches <script>");
        assertThat(page.locator("main script")).hasCount(0);
        page.locator("summary").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("details[open] tbody tr")).hasCount(1);
        assertThat(page.locator("details[open]")).containsText("source cmdb <b>, curated");
        assertThat(reachesByTab("Relations, scrollable")).isTrue();
        picture("asset");
        assertThat(complaints).isEmpty();
    }

    @Test
    void signalsThatAreTakenInAreFollowed() {
        enter("olivia");
        page.navigate(at("/console/signals"));

        page.waitForResponse(at("/console/signals/live"), () -> {});
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("tbody")).containsText("40 of 100 records");
        assertThat(page.locator("tbody")).containsText("invalid-signal: broken: <script>");
        picture("signals");
        assertThat(complaints).isEmpty();
    }

    private boolean reachesByTab(String label) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            Object focused = page.evaluate("document.activeElement.getAttribute('aria-label')");
            if (label.equals(focused)) {
                return true;
            }
        }
        return false;
    }
}
