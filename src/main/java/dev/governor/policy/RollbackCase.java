package dev.governor.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.PolicyBundle;
import java.util.Map;
import java.util.Optional;

/**
 * The fact about undoing a plan, made of the fact about the plan.
 *
 * <p>The inverse is what its own template says, when the bundle has one, else what the plan's says. Restoring what a
 * snapshot holds exactly is not a change of privilege by itself.
 */
final class RollbackCase {

    private RollbackCase() {}

    /** Returns the fact about undoing {@code forward}, or empty when nothing undoes it. */
    static Optional<Case> of(Case forward, PolicyBundle bundle) {
        if (!forward.hasInverse()) {
            return Optional.empty();
        }
        Case undone = FactCopy.with(forward, Map.of("direction", Direction.ROLLBACK.word(), "changesPrivilege", false));
        return Optional.of(template(bundle, forward.actionType())
                .flatMap(template -> template(bundle, template.path("inverse").asText("")))
                .map(inverse -> by(undone, inverse))
                .orElse(undone));
    }

    private static Case by(Case undone, JsonNode inverse) {
        String controlPlane = inverse.path("control_plane").asText("");
        return FactCopy.with(
                undone,
                Map.of(
                        "actionType",
                        inverse.path("action").asText(""),
                        "controlPlane",
                        controlPlane,
                        "destructive",
                        inverse.path("destructive").asBoolean(true),
                        "widensRadius",
                        inverse.path("widens_radius").asBoolean(true),
                        "crossesControlPlane",
                        undone.crossesControlPlane() || !controlPlane.equals(undone.controlPlane())));
    }

    private static Optional<JsonNode> template(PolicyBundle bundle, String action) {
        return bundle.templates().values().stream()
                .filter(template -> template.path("action").asText("").equals(action))
                .findFirst();
    }
}
