package dev.governor.policy.action;

import java.util.List;
import java.util.Map;

/**
 * What an action would do, read from its structure; nothing in it holds a secret.
 *
 * @param effects what it does, in the order it says so; empty only when {@code missing} is not
 * @param notUnderstood what could not be understood, in sentences
 * @param missing the arguments that the type needs and that are not there
 * @param egress where it reaches over a network
 * @param masked the texts in which secrets were found, masked
 * @param texts every text as it may be kept: masked, and cut
 */
record ActionReading(
        List<ActionEffect> effects,
        List<String> notUnderstood,
        List<String> missing,
        Egress egress,
        List<MaskedText> masked,
        Map<String, String> texts) {

    ActionReading {
        effects = List.copyOf(effects);
        notUnderstood = List.copyOf(notUnderstood);
        missing = List.copyOf(missing);
        masked = List.copyOf(masked);
    }

    boolean understood() {
        return notUnderstood.isEmpty();
    }
}
