package dev.governor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimCheckTest {

    private static final Map<String, String> FACTS = Map.of("risk", "critical", "environment", "production");

    @Test
    void aClaimThatContradictsAFactIsAConflict() {
        assertThat(ClaimCheck.conflicts(Map.of("risk", TextNode.valueOf("low")), FACTS))
                .containsExactly("the agent claims risk is `low`, the facts say `critical`");
    }

    @Test
    void aClaimThatAgreesIsNone() {
        assertThat(ClaimCheck.conflicts(Map.of("environment", TextNode.valueOf(" Production ")), FACTS))
                .isEmpty();
    }

    @Test
    void whetherApprovalIsNeededIsNotTheAgentsToSay() {
        assertThat(ClaimCheck.conflicts(Map.of("requires_human_approval", BooleanNode.FALSE), FACTS))
                .containsExactly("the agent claims that no approval is needed, which only policy decides");
    }

    @Test
    void longClaimsAreCutForDisplay() {
        String claim = "x".repeat(5_000);

        assertThat(ClaimCheck.conflicts(Map.of("risk", TextNode.valueOf(claim)), FACTS))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).hasSizeLessThan(120));
    }
}
