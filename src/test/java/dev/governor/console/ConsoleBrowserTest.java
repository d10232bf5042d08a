package dev.governor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.governor.approval.ReviewVerdict;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleBrowserTest.Profile.class)
class ConsoleBrowserTest {

    /** The console over plans kept in memory, with principals whose passwords the test can read. */
    public static class Profile implements QuarkusTestProfile {

        static final Path DIRECTORY = Path.of("target", "console-identity-" + System.nanoTime());

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "governor.identity.demo", "true",
                    "governor.identity.key-directory", DIRECTORY.toString(),
                    "governor.storage.url",
                            "jdbc:h2:mem:console;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(TestingConsoleServices.class);
        }
    }

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "console-pictures");

    @TestHTTPResource("/")
    URI base;

    @Inject
    TestingConsoleServices services;

    private final List<String> complaints = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private Page page;

    @BeforeEach
    void openBrowser() {
        boolean installed = Files.isExecutable(CHROMIUM);
        if (!installed && Boolean.getBoolean("governor.browser.required")) {
            throw new IllegalStateException("browser tests are required, but there is no " + CHROMIUM);
        }
        assumeTrue(installed, "skipped: there is no " + CHROMIUM + "; install chromium to run the browser tests");
        services.reset();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        page = open(options());
    }

    @AfterEach
    void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void aWrongPasswordIsRefusedAndARightOneLeadsBackToWhatWasAskedFor() {
        page.navigate(at("/console/plans/pln_1"));
        assertThat(page).hasURL(at("/console/login?return=%2Fconsole%2Fplans%2Fpln_1"));

        signIn(page, "alice", "wrong");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The name or the password is wrong");

        complaints.clear();
        signIn(page, "alice", password("alice"));
        assertThat(page).hasURL(at("/console/plans/pln_1"));
        Cookie session = page.context().cookies().get(0);
        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite).isEqualTo(SameSiteAttribute.STRICT);
        assertThat(session.path).isEqualTo("/console");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page).hasURL(at("/console/login"));
        assertThat(page.context().cookies()).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void signingInNeverLeavesTheConsole() {
        page.navigate(at("/console/login?return=https://example.org/console"));

        signIn(page, "audrey", password("audrey"));

        assertThat(page).hasURL(at("/console/plans"));
    }

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
    void theCookieIsGoodForTheConsoleOnlyAndFormsMustBeOurs() {
        enter("alice");
        String token = page.context().cookies().get(0).value;

        assertThat(get("/api/v1/tasks", token).status()).isEqualTo(401);
        assertThat(post("/console/tasks/tsk_1/claim", token, "http://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(post("/console/tasks/tsk_1/claim", token, origin()).status()).isEqualTo(403);
        assertThat(page.navigate(at("/console/tasks")).headers().get("content-security-policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe-inline");
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

    private void enter(String who) {
        page.navigate(at("/console"));
        signIn(page, who, password(who));
        assertThat(page.locator(".who")).isVisible();
    }

    private static void signIn(Page where, String who, String password) {
        where.getByLabel("Name").fill(who);
        where.getByLabel("Password").fill(password);
        where.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private APIResponse get(String path, String token) {
        return playwright
                .request()
                .newContext()
                .get(at(path), RequestOptions.create().setHeader("Cookie", cookie(token)));
    }

    private APIResponse post(String path, String token, String origin) {
        return playwright
                .request()
                .newContext()
                .post(
                        at(path),
                        RequestOptions.create()
                                .setHeader("Cookie", cookie(token))
                                .setHeader("Origin", origin)
                                .setForm(FormData.create().set("csrf", "guessed")));
    }

    private static String cookie(String token) {
        return Session.COOKIE + "=" + token;
    }

    private Page open(NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(10_000);
        Page opened = context.newPage();
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        opened.onPageError(complaints::add);
        return opened;
    }

    private static NewContextOptions options() {
        return new NewContextOptions().setViewportSize(1280, 860).setColorScheme(ColorScheme.LIGHT);
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private String at(String path) {
        return origin() + path;
    }

    private String origin() {
        return "http://" + base.getAuthority();
    }

    private static String password(String who) {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(Profile.DIRECTORY.resolve("demo-credentials.properties"))) {
            passwords.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("the demo principals have no passwords file", e);
        }
        return passwords.getProperty(who);
    }
}
