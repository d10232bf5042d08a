package dev.governor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Signing in and out, and what a session is good for. */
@QuarkusTest
@TestProfile(TestingBrowser.Profile.class)
class SessionBrowserTest extends TestingBrowser {

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
}
