package dev.governor.policy.action;

import dev.governor.redaction.Marker;
import java.util.List;

/**
 * One text of an action with its secrets masked.
 *
 * @param field the argument it was sent as, for example {@code content}
 * @param text the text with a marker where each secret was
 * @param markers which kind of secret was where, in the masked text
 */
public record MaskedText(String field, String text, List<Marker> markers) {

    public MaskedText {
        markers = List.copyOf(markers);
    }
}
