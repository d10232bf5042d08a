package dev.governor.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.identity.Role;
import dev.governor.identity.TestingTokens;
import dev.governor.workshop.BundleLifecycle;
import dev.governor.workshop.Change;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does everything that the guide for authors says, from the copy of the rules to the promotion and back. */
@QuarkusTest
class RuleAuthoringGuideServerTest {

    private static final Pattern PROPOSED = Pattern.compile("proposed \\S+ \\S+ as (\\S+)");

    @Inject
    TestingTokens tokens;

    @Inject
    BundleLifecycle bundles;

    @TestHTTPResource("/")
    URI server;

    @Test
    void shouldPromoteWhatTheGuideWritesAndRollItBack(@TempDir Path home) throws Exception {
        RuleAuthoringGuideTest.copyRules(home);
        Files.writeString(home.resolve("ada.token"), tokens.of("ada", Role.AUTHOR));
        Files.writeString(home.resolve("ben.token"), tokens.of("ben", Role.APPROVER));
        String before = bundles.active().digest().text();
        Change first = bundles.history(1).get(0);
        TestingGuide guide = new TestingGuide(home);
        guide.set("GOVERNOR", server.toString());
        guide.set("COMMIT", String.valueOf(first.commit()));
        boolean decided = false;

        for (TestingGuide.Block block : TestingGuide.blocks()) {
            Matcher proposed = PROPOSED.matcher(guide.run(block));
            if (proposed.find()) {
                guide.set("PROPOSAL", proposed.group(1));
            }
            decided |= bundles.active().version().equals("0.4.0");
        }

        assertThat(decided).as("0.4.0 decided in between").isTrue();
        assertThat(bundles.active().digest().text()).isEqualTo(before);
    }
}
