package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.AssetProfile;
import dev.governor.finding.Finding;
import java.util.List;
import java.util.Map;

/** Tells whether what a plan would do fits the finding it says it fixes. */
public final class IntentCheck {

    private IntentCheck() {}

    /** Tells whether the template fixes this type of finding, on this type of asset, and on the finding's own asset. */
    public static boolean matches(Template template, Finding finding, AssetProfile target) {
        boolean fixesType = template.fixes().contains("*") || template.fixes().contains(finding.type());
        boolean fitsTarget =
                template.targetType().equals("*") || template.targetType().equals(target.type());
        return fixesType && fitsTarget && finding.asset().equals(target.asset());
    }

    /**
     * Tells whether a plan that states {@code parameters} removes the finding's own cause: each parameter that answers
     * something the finding says is one of the finding's values. What the finding does not say nothing answers.
     */
    public static boolean addressesCause(Template template, Finding finding, Map<String, JsonNode> parameters) {
        return template.parameters().entrySet().stream().allMatch(entry -> {
            JsonNode value = parameters.get(entry.getKey());
            return entry.getValue().fromFinding() == null
                    || (value != null
                            && values(entry.getValue().fromFinding(), finding).contains(value.asText()));
        });
    }

    private static List<String> values(ParameterSpec.FindingField field, Finding finding) {
        return switch (field) {
            case FIXED_IN -> finding.details().fixedIn();
        };
    }
}
