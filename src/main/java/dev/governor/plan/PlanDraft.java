package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Digest;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a caller sends: a plan before it is checked.
 *
 * @param findingId the finding to fix
 * @param template the id of the template
 * @param target the key of the asset to change
 * @param parameters the template's parameters by name
 * @param claims what the agent says about the case; see {@link ClaimCheck}
 * @param justification why, at most 2,000 characters
 */
public record PlanDraft(
        String findingId,
        String template,
        String target,
        Map<String, JsonNode> parameters,
        Map<String, JsonNode> claims,
        String justification) {

    /** Returns the digest that tells one body from another under the same idempotency key. */
    public Digest digest() {
        return Digest.ofCanonical(Map.of(
                "finding_id", findingId,
                "template", template,
                "target", target,
                "parameters", new TreeMap<>(parameters),
                "claims", new TreeMap<>(claims),
                "justification", justification));
    }
}
