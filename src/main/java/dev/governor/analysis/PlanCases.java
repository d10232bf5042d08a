package dev.governor.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.PolicyBundle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cases that plans made of a bundle's templates have: what a template says about its action is no free fact, and an
 * environment that only a weak source names is production or reads unknown.
 *
 * <p>Undoing a plan keeps the plan's facts, but for what the template of the inverse says, when there is one.
 */
final class PlanCases {

    /** The control plane of an action that changes nothing, so that it cuts nothing off. */
    private static final String NO_CONTROL_PLANE = "none";

    private final PolicyBundle bundle;
    private final RuleSet set;

    private PlanCases(PolicyBundle bundle, RuleSet set) {
        this.bundle = bundle;
        this.set = set;
    }

    /** Returns boxes that together hold each case of a plan, or of undoing one; {@code set} is about plans. */
    static List<Box> of(PolicyBundle bundle, RuleSet set) {
        PlanCases cases = new PlanCases(bundle, set);
        List<Box> boxes = new ArrayList<>();
        for (JsonNode template : bundle.templates().values()) {
            Map<String, List<?>> facts = facts(template);
            boxes.addAll(cases.restrict(facts, "forward"));
            facts.put("changesPrivilege", List.of(false));
            cases.inverse(template)
                    .map(PlanCases::facts)
                    .ifPresent(inverse -> List.of("actionType", "controlPlane", "destructive", "widensRadius")
                            .forEach(name -> facts.put(name, inverse.getOrDefault(name, List.of()))));
            if (template.path("inverse").isTextual()) {
                boxes.addAll(cases.restrict(facts, "rollback"));
            }
        }
        return boxes.stream().filter(box -> !box.isEmpty()).toList();
    }

    /** Returns what a template says about the case of a plan, by property. */
    static Map<String, List<?>> facts(JsonNode template) {
        Map<String, List<?>> facts = new LinkedHashMap<>();
        facts.put("actionType", List.of(template.path("action").asText()));
        facts.put("controlPlane", List.of(template.path("control_plane").asText("")));
        facts.put("destructive", List.of(template.path("destructive").asBoolean(true)));
        facts.put("changesPrivilege", List.of(template.path("changes_privilege").asBoolean(true)));
        facts.put("widensRadius", List.of(template.path("widens_radius").asBoolean(true)));
        facts.put("hasInverse", List.of(template.path("inverse").isTextual()));
        facts.put(
                "secretReach",
                template.path("rotates_secret").asBoolean(true)
                        ? List.of("single_service", "several_services", "unknown")
                        : List.of("none"));
        if (template.path("control_plane").asText("").equals(NO_CONTROL_PLANE)) {
            facts.put("fixRadius", List.of("none"));
        }
        return facts;
    }

    private Optional<JsonNode> inverse(JsonNode template) {
        String inverse = template.path("inverse").asText("");
        return bundle.templates().values().stream()
                .filter(other -> other.path("action").asText("").equals(inverse))
                .findFirst();
    }

    private List<Box> restrict(Map<String, List<?>> facts, String direction) {
        Map<String, List<?>> strong = new LinkedHashMap<>(facts);
        strong.put("direction", List.of(direction));
        strong.put("environmentTrust", List.of("authoritative", "curated"));
        Map<String, List<?>> weak = new LinkedHashMap<>(strong);
        weak.put("environmentTrust", List.of("declared", "claimed", "unknown"));
        weak.put("environment", List.of("production", "unknown"));
        return List.of(set.space().restrict(set.domain(), strong), set.space().restrict(set.domain(), weak));
    }
}
