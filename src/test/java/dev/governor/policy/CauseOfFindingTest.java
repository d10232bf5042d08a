package dev.governor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingDetails;
import dev.governor.plan.Capability;
import dev.governor.plan.IntentCheck;
import dev.governor.plan.ParameterSpec;
import dev.governor.plan.ScopeTemplate;
import dev.governor.plan.Template;
import dev.governor.risk.TestingFindings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseOfFindingTest {

    private static final Template UPGRADE = new Template(
            "upgrade_package",
            "title",
            "upgrade_package",
            List.of("*"),
            "*",
            Map.of(
                    "version",
                    new ParameterSpec(
                            ParameterSpec.Type.TEXT,
                            true,
                            List.of(),
                            null,
                            20,
                            0,
                            0,
                            ParameterSpec.FindingField.FIXED_IN,
                            "",
                            null)),
            "source",
            false,
            false,
            false,
            false,
            "restore_package",
            new ScopeTemplate(List.of("{target}"), List.of("anything else")),
            Set.of(Capability.READ_BACK),
            "verification",
            "",
            List.of());

    @ParameterizedTest
    @CsvSource({"2.17.1, true", "2.12.4, true", "2.14.0, false", "'', false"})
    void aVersionThatDoesNotFixItDoesNotAddressTheCause(String version, boolean addresses) {
        assertThat(addresses(List.of("2.17.1", "2.12.4"), Map.of("version", TextNode.valueOf(version))))
                .isEqualTo(addresses);
    }

    @Test
    void whatTheFindingDoesNotSayNothingAnswers() {
        assertThat(addresses(List.of(), Map.of("version", TextNode.valueOf("2.17.1"))))
                .isFalse();
        assertThat(addresses(List.of("2.17.1"), Map.of())).isFalse();
    }

    private static boolean addresses(List<String> fixedIn, Map<String, JsonNode> parameters) {
        Finding finding = new TestingFindings(new TestingQuestions().levels, Map.of()).finding();
        FindingDetails details = new FindingDetails(List.of(), List.of(), "", fixedIn, "", "", "");
        return IntentCheck.addressesCause(UPGRADE, FactCopy.with(finding, Map.of("details", details)), parameters);
    }
}
