package dev.governor.console;

import static dev.governor.console.ConsoleSamples.HOSTILE;
import static dev.governor.console.ConsoleSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.bundle.CanaryShare;
import dev.governor.bundle.PolicyBundle;
import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import dev.governor.policy.CanaryReport;
import dev.governor.policy.Outcome;
import dev.governor.policy.TestingBundles;
import dev.governor.workshop.Change;
import dev.governor.workshop.Change.Kind;
import dev.governor.workshop.StandingCanary;
import dev.governor.workshop.Workbench;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyPageTest {

    private static final PolicyBundle ACTIVE = TestingBundles.readDefault();
    private static final Principal BEN = person("ben", Role.APPROVER);
    private static final String DIFF = """
            diff --git a/policy/x.drl b/policy/x.drl
            index 0..1
            --- a/policy/x.drl
            +++ b/policy/x.drl
            @@ -1 +1 @@
            -  old
            +  <b>new</b>
            """;

    private final Pages pages = new Pages();

    @Test
    void shouldShowWhatDecidesSinceWhenAndByWhichRules() {
        String page = page(BEN, List.of(), null);

        assertThat(page)
                .contains(ACTIVE.digest().text(), "title=\"21 Nov 2026, 09:00:00 UTC\"")
                .contains("deny/production-delete", "security-policy", "OWASP")
                .contains("<td>promoted</td>", "Nobody proposes another bundle");
    }

    @Test
    void shouldLetSomebodyElseApproveAProposalThatIsShown() {
        String page = page(BEN, List.of(change(Kind.PROPOSED, "embedded|ada")), null);

        assertThat(page)
                .contains("action=\"/console/policy/proposals/prp_1/approve\"", "name=\"csrf\" value=\"token\"")
                .contains("class=\"gone\"", "<code>&lt;b&gt;new&lt;/b&gt;</code>")
                .doesNotContain("<b>new", "<script>alert", "+++ b/policy");
    }

    @Test
    void shouldSayWhyAReaderCannotApprove() {
        List<Change> proposals = List.of(change(Kind.PROPOSED, "embedded|ada"));

        assertThat(page(person("ada", Role.AUTHOR), proposals, null))
                .contains("You proposed it")
                .doesNotContain("/approve\"");
        assertThat(page(person("aud", Role.AUDITOR), proposals, null))
                .contains("Your roles do not approve")
                .doesNotContain("/approve\"");
        assertThat(page(BEN, proposals, canary())).contains("A canary stands").doesNotContain("/approve\"");
    }

    @Test
    void shouldCompareTheCanaryAndOfferItsEnd() {
        String page = page(BEN, List.of(), canary());

        assertThat(page)
                .contains("10 % of findings and agents", "dec_1", "agents/deny/x", "<strong>2</strong>")
                .contains("action=\"/console/policy/canary/promote\"", "action=\"/console/policy/canary/abort\"");
        assertThat(page(person("ada", Role.AUTHOR), List.of(), canary()))
                .contains("You proposed it", "canary/abort\"")
                .doesNotContain("canary/promote\"");
        assertThat(page(person("aud", Role.AUDITOR), List.of(), canary())).doesNotContain("canary/abort\"");
    }

    @Test
    void shouldNameEveryTableAndUseEachIdOnce() {
        String page = page(BEN, List.of(change(Kind.PROPOSED, "embedded|ada")), canary());

        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates().contains("prp_1");
        assertThat(page.split("<h1>", -1)).hasSize(2);
        assertThat(page.split("<caption>", -1)).hasSameSizeAs(page.split("<table>", -1));
        assertThat(Pattern.compile("aria-labelledby=\"([^\"]+)\"").matcher(page).results())
                .allSatisfy(found -> assertThat(ids).contains(found.group(1)));
    }

    private String page(Principal reader, List<Change> proposals, StandingCanary.@Nullable Compared canary) {
        PolicyView view = PolicyView.of(
                ACTIVE,
                Workbench.standard().rules(ACTIVE),
                List.of(change(Kind.PROMOTED, "embedded|ada")),
                proposals.stream()
                        .map(proposed -> PolicyView.Proposal.of(proposed, DIFF, reader, canary != null, NOW))
                        .toList(),
                canary,
                reader,
                NOW);
        return pages.render("policy", Frame.of("Policy", "policy", reader, "token"), Map.of("policy", view));
    }

    private static Change change(Kind kind, String author) {
        return new Change(
                "0123456789abcdef",
                kind,
                "default",
                "0.9.0",
                ACTIVE.digest(),
                author,
                null,
                kind == Kind.PROPOSED ? null : "embedded|ben",
                NOW.minusSeconds(3_600),
                HOSTILE,
                "prp_1");
    }

    private static StandingCanary.Compared canary() {
        StandingCanary canary = new StandingCanary(
                "cny_1",
                "prp_1",
                "0123456789abcdef",
                "default",
                "0.9.0",
                Digest.of("canary"),
                ACTIVE.digest(),
                CanaryShare.ofPercentage(10),
                "embedded|ada",
                "embedded|ben",
                NOW.minusSeconds(60));
        CanaryReport.Example example = new CanaryReport.Example(
                "dec_1",
                Tenant.DEFAULT,
                NOW,
                true,
                Outcome.ALLOW,
                List.of("agents/allow/x"),
                Outcome.DENY,
                List.of("agents/deny/x"));
        return new StandingCanary.Compared(
                canary, new CanaryReport(NOW.minusSeconds(60), 3, 9, 6, 1, 2, 1, List.of(example)));
    }

    private static Principal person(String name, Role role) {
        return new Principal("embedded|" + name, name, Tenant.DEFAULT, Set.of(role), null);
    }
}
