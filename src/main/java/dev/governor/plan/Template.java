package dev.governor.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pre-approved containment pattern: the only thing an agent may fill in.
 *
 * @param id the stable word, for example {@code revoke_public_grant}
 * @param title what it does in a few words
 * @param action the action that carries it out
 * @param fixes the finding types it may be used for; {@code *} for any
 * @param targetType the asset type it works on; {@code *} for any
 * @param parameters the parameters by name
 * @param controlPlane the control plane it changes, for example {@code database}; {@value #NO_CONTROL_PLANE} when it changes
 *     nothing that a finding's cause lives in
 * @param changesPrivilege whether it widens what any identity may do
 * @param destructive whether something is gone afterwards
 * @param rotatesSecret whether it replaces a secret that somebody uses
 * @param widensRadius whether more can be reached or cut off afterwards than before
 * @param inverse the action that undoes it, null when there is none
 * @param scope what the credential must and must not reach
 * @param requiredVerification the channels on which the effect must be seen: {@link Capability#READ_BACK}, {@link
 *     Capability#EFFECT_PROBE}
 * @param verification how the effect is checked, in words
 * @param advice what to do instead or besides, in a sentence; may be empty
 * @param reverifyAfter how long after a plan ended verified its effect is looked at again, ascending; empty for what
 *     the server is configured with
 */
public record Template(
        String id,
        String title,
        String action,
        List<String> fixes,
        String targetType,
        Map<String, ParameterSpec> parameters,
        String controlPlane,
        boolean changesPrivilege,
        boolean destructive,
        boolean rotatesSecret,
        boolean widensRadius,
        @Nullable String inverse,
        ScopeTemplate scope,
        Set<Capability> requiredVerification,
        String verification,
        String advice,
        List<Duration> reverifyAfter) {

    /** The control plane of a template that changes no system, such as opening a ticket. */
    public static final String NO_CONTROL_PLANE = "none";

    /** The channels on which an effect can be seen. */
    static final Set<Capability> VERIFICATIONS = Set.of(Capability.READ_BACK, Capability.EFFECT_PROBE);

    public Template {
        fixes = List.copyOf(fixes);
        reverifyAfter = List.copyOf(reverifyAfter);
        requiredVerification = Set.copyOf(requiredVerification);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** Tells whether the plan changes nothing that a finding's cause lives in. */
    public boolean changesNothing() {
        return controlPlane.equals(NO_CONTROL_PLANE);
    }
}
