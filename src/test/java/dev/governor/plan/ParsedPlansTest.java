package dev.governor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Tenant;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParsedPlansTest {

    private final ParsedPlans parsed = new ParsedPlans();

    @Test
    void shouldTakeWhatWasReadFromTheVeryText() {
        String text = text("why");

        assertThat(parsed.of("pln_1", text, null)).isSameAs(parsed.of("pln_1", text("why"), null));
    }

    @Test
    void shouldReadAnewWhatHasAnotherTextNow() {
        parsed.of("pln_1", text("why"), null);

        assertThat(parsed.of("pln_1", text("because"), null).plan().justification())
                .isEqualTo("because");
        assertThat(parsed.of("pln_2", text("why"), null).plan().justification()).isEqualTo("why");
    }

    private static String text(String justification) {
        return CanonicalJson.write(new RemediationPlan(
                "pln_1",
                Tenant.DEFAULT,
                "fnd_1",
                "revoke_public_grant",
                new AssetKey("postgresql:estate:sandbox:public:k3"),
                Map.of(),
                Map.of(),
                justification,
                "remedy-bot",
                null,
                Instant.EPOCH));
    }
}
