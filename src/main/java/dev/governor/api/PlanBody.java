package dev.governor.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.plan.PlanDraft;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is sent.
 *
 * @param findingId the finding to fix
 * @param template the id of the template
 * @param target the key of the asset to change
 * @param parameters the template's parameters by name; none when missing
 * @param claims what the sender says about risk, environment or approval; compared with facts, never believed
 * @param justification why, at most 2,000 characters; empty when missing
 */
public record PlanBody(
        @NotBlank String findingId,
        @NotBlank String template,
        @NotBlank String target,
        @Nullable Map<String, JsonNode> parameters,
        @Nullable Map<String, JsonNode> claims,
        @Nullable String justification) {

    PlanDraft toDraft() {
        return new PlanDraft(
                findingId,
                template,
                target,
                parameters == null ? Map.of() : parameters,
                claims == null ? Map.of() : claims,
                justification == null ? "" : justification);
    }
}
