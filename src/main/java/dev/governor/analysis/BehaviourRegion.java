package dev.governor.analysis;

import dev.governor.policy.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of cases that two bundles answer differently, all of them in the same way.
 *
 * @param example one of them, by property, as the rules test it
 * @param conditions what they have in common: the values of each property that is not free
 * @param before what the rules of the first bundle answer
 * @param after what the rules of the second bundle answer
 * @param rulesBefore the ids of the first bundle's rules that hold for the example
 * @param rulesAfter the ids of the second bundle's rules that hold for the example
 */
public record BehaviourRegion(
        Map<String, Object> example,
        Map<String, List<Object>> conditions,
        Outcome before,
        Outcome after,
        List<String> rulesBefore,
        List<String> rulesAfter) {

    public BehaviourRegion {
        example = Collections.unmodifiableMap(new LinkedHashMap<>(example));
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        rulesBefore = List.copyOf(rulesBefore);
        rulesAfter = List.copyOf(rulesAfter);
    }
}
