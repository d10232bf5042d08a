package dev.governor.plan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
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
 * @param verification how the effect is checked, in words
 * @param advice what to do instead or besides, in a sentence; may be empty
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
        String verification,
        String advice) {

    /** The control plane of a template that changes no system, such as opening a ticket. */
    public static final String NO_CONTROL_PLANE = "none";

    public Template {
        fixes = List.copyOf(fixes);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }
}
