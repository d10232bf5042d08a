package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Tenant;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An agent's proposal to fix one finding: a template with its parameters filled in.
 *
 * @param id {@code pln_…}
 * @param tenant whose plan it is
 * @param findingId the finding it says it fixes
 * @param template the id of the template
 * @param target the asset it changes
 * @param parameters the template's parameters by name
 * @param claims what the agent says about risk, environment or approval; compared with facts, never believed
 * @param justification why, in the agent's words; hostile text, for display only
 * @param requester the subject of the principal who submitted it
 * @param operator the subject of the person who runs the agent, null when a person submitted it
 * @param submittedAt when
 */
public record RemediationPlan(
        String id,
        Tenant tenant,
        String findingId,
        String template,
        AssetKey target,
        Map<String, JsonNode> parameters,
        Map<String, JsonNode> claims,
        String justification,
        String requester,
        @Nullable String operator,
        Instant submittedAt) {

    public RemediationPlan {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        claims = Collections.unmodifiableSortedMap(new TreeMap<>(claims));
    }
}
