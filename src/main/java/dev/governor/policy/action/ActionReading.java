package dev.governor.policy.action;

import static java.util.Objects.requireNonNull;

import dev.governor.command.Effect;
import dev.governor.command.ReadPart;
import dev.governor.command.ResourceKind;
import dev.governor.kernel.Digest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an action would do, read from its structure; nothing in it holds a secret.
 *
 * @param bundle the bundle whose knowledge read it
 * @param type what was asked for; null when no such type is known, and nothing was read
 * @param effects what it does, in the order it says so; empty only when {@code missing} is not, or {@code type} is null
 * @param notUnderstood what could not be understood, in sentences
 * @param missing the arguments that the type needs and that are not there
 * @param egress where it reaches over a network
 * @param masked the texts in which secrets were found, masked
 * @param texts every text as it may be kept: masked, and cut
 * @param parts how each part was read, as far as that is kept
 */
public record ActionReading(
        Digest bundle,
        @Nullable ActionType type,
        List<ActionEffect> effects,
        List<String> notUnderstood,
        List<String> missing,
        Egress egress,
        List<MaskedText> masked,
        Map<String, String> texts,
        List<ReadPart> parts) {

    public ActionReading {
        requireNonNull(bundle, "bundle is null");
        effects = List.copyOf(effects);
        notUnderstood = List.copyOf(notUnderstood);
        missing = List.copyOf(missing);
        masked = List.copyOf(masked);
        parts = List.copyOf(parts);
    }

    /** Returns the reading of an action that nothing was read of, because its type is not known or its session has ended. */
    static ActionReading nothing(Digest bundle) {
        return new ActionReading(
                bundle, null, List.of(), List.of(), List.of(), Egress.NONE, List.of(), Map.of(), List.of());
    }

    /** Returns the reading of an action that could not even be masked, so that nothing of it may be kept. */
    static ActionReading unreadable(Digest bundle, ActionType type, String sentence) {
        ActionEffect effect = new ActionEffect(Effect.NOT_UNDERSTOOD.word(), ResourceKind.UNKNOWN.word(), "", sentence);
        return new ActionReading(
                bundle,
                type,
                List.of(effect),
                List.of(sentence),
                List.of(),
                Egress.UNKNOWN,
                List.of(),
                Map.of(),
                List.of());
    }

    boolean understood() {
        return notUnderstood.isEmpty();
    }
}
