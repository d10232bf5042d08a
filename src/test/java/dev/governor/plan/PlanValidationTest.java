package dev.governor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.kernel.ProblemException.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlanValidationTest {

    private static final Template TEMPLATE = new Template(
            "t",
            "T",
            "t",
            List.of("*"),
            "*",
            Map.of(
                    "privilege",
                    new ParameterSpec(
                            ParameterSpec.Type.TEXT, false, List.of("SELECT"), null, 20, 0, 0, null, "", "SELECT"),
                    "ticket",
                    new ParameterSpec(
                            ParameterSpec.Type.TEXT,
                            true,
                            List.of(),
                            Pattern.compile("[A-Z]+-\\d+"),
                            12,
                            0,
                            0,
                            null,
                            "",
                            null)),
            "database",
            false,
            false,
            false,
            false,
            null,
            new ScopeTemplate(List.of("{target}"), List.of("anything else")),
            Set.of(Capability.READ_BACK, Capability.EFFECT_PROBE),
            "v",
            "",
            List.of());

    @Test
    void theTemplatesLimitsAreKept() {
        assertThat(PlanValidation.parameters(draft(Map.of("ticket", TextNode.valueOf("SEC-1"))), TEMPLATE))
                .isEmpty();
        assertThat(PlanValidation.parameters(
                        draft(Map.of("privilege", TextNode.valueOf("ALL"), "ticket", IntNode.valueOf(1))), TEMPLATE))
                .extracting(Place::at)
                .containsExactlyInAnyOrder("/parameters/privilege", "/parameters/ticket");
    }

    @Test
    void whatIsRequiredOrUnknownIsNamed() {
        assertThat(PlanValidation.parameters(draft(Map.of("a/b", TextNode.valueOf("x"))), TEMPLATE))
                .extracting(Place::at)
                .containsExactlyInAnyOrder("/parameters/a~1b", "/parameters/ticket");
    }

    @Test
    void theWholeValueMustMatchThePattern() {
        assertThat(PlanValidation.parameters(draft(Map.of("ticket", TextNode.valueOf("SEC-1; x"))), TEMPLATE))
                .hasSize(1);
    }

    @Test
    void defaultsFillWhatIsMissing() {
        assertThat(PlanValidation.withDefaults(draft(Map.of()), TEMPLATE))
                .containsEntry("privilege", TextNode.valueOf("SELECT"));
    }

    @Test
    void aClaimIsOneValue() {
        PlanDraft draft =
                new PlanDraft("f", "t", "a:b", Map.of(), Map.of("risk", JsonNodeFactory.instance.objectNode()), "");

        assertThat(PlanValidation.shape(draft)).extracting(Place::at).containsExactly("/claims/risk");
    }

    private static PlanDraft draft(Map<String, JsonNode> parameters) {
        return new PlanDraft("f", "t", "a:b", parameters, Map.of(), "");
    }
}
