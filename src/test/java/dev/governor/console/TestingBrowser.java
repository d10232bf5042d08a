package dev.governor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A browser before the console, new for each test, and what people do in it. */
abstract class TestingBrowser {

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
    static final Path PICTURES = Path.of("target", "console-pictures");

    @TestHTTPResource("/")
    URI base;

    @Inject
    TestingConsoleServices services;

    final List<String> complaints = new ArrayList<>();
    Playwright playwright;
    private Browser browser;
    Page page;

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

    void enter(String who) {
        page.navigate(at("/console"));
        signIn(page, who, password(who));
        assertThat(page.locator(".who")).isVisible();
    }

    static void signIn(Page where, String who, String password) {
        where.getByLabel("Name").fill(who);
        where.getByLabel("Password").fill(password);
        where.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    Page open(NewContextOptions options) {
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

    static NewContextOptions options() {
        return new NewContextOptions().setViewportSize(1280, 860).setColorScheme(ColorScheme.LIGHT);
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    String at(String path) {
        return origin() + path;
    }

    String origin() {
        return "http://" + base.getAuthority();
    }

    static String password(String who) {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(Profile.DIRECTORY.resolve("demo-credentials.properties"))) {
            passwords.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("the demo principals have no passwords file", e);
        }
        return passwords.getProperty(who);
    }
}
