package dev.governor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every page of the console has, on any screen. */
@QuarkusTest
@TestProfile(TestingBrowser.Profile.class)
class LayoutBrowserTest extends TestingBrowser {

    @Test
    void pagesHaveLandmarksHeadingsCaptionsAndLabels() {
        enter("alice");
        for (String path : List.of(
                "/console/findings",
                "/console/plans",
                "/console/plans/pln_1",
                "/console/tasks",
                "/console/tasks/tsk_1")) {
            page.navigate(at(path));

            assertThat(page.locator("h1")).hasCount(1);
            assertThat(page.locator("main")).hasCount(1);
            assertThat(page.locator("nav[aria-label]").first()).isVisible();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.locator("table:not(:has(caption))")).hasCount(0);
            assertThat(page.locator("[id]").evaluateAll("all => all.length - new Set(all.map(e => e.id)).size"))
                    .as("repeated ids on " + path)
                    .isEqualTo(0);
            assertThat(page.locator("input:not([type=hidden]), select, textarea")
                            .evaluateAll("all => all.filter(e => !e.labels.length).length"))
                    .as("fields without label on " + path)
                    .isEqualTo(0);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatDoesNotExistIsAFriendlyPageWithItsCode() {
        enter("audrey");

        page.navigate(at("/console/plans/pln_9"));

        assertThat(page.locator("main")).containsText("there is no plan `pln_9`");
        assertThat(page.locator("main")).containsText("not-found");
        picture("problem");
    }

    @Test
    void darkAndNarrowScreensAreServedToo() {
        Page dark = open(options().setColorScheme(ColorScheme.DARK).setViewportSize(390, 844));
        dark.navigate(at("/console/plans/pln_1"));
        dark.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("login-dark.png")));

        signIn(dark, "alice", password("alice"));

        Object overflow = dark.evaluate("[...document.querySelectorAll('main, main > *, header > *')]"
                + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.className).join()");
        dark.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("plan-dark.png"))
                .setFullPage(true));
        assertThat(overflow).isEqualTo("");
    }
}
