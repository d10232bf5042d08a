package dev.governor.command;

import static java.util.Objects.requireNonNull;

/**
 * One thing that a command does.
 *
 * @param effect   what it does
 * @param resource to what kind of thing
 * @param subject  the path, host or table as the command writes it, at most {@value #LONGEST} characters: hostile text,
 *                 to be shown and never to be acted on
 * @param because  a sentence of ours about how that was concluded
 */
public record CommandEffect(Effect effect, ResourceKind resource, String subject, String because) {

    /** The longest subject, in characters; longer ones are cut. */
    public static final int LONGEST = 200;

    public CommandEffect {
        requireNonNull(effect, "effect");
        requireNonNull(resource, "resource");
        requireNonNull(because, "because");
        subject = Excerpt.of(subject, LONGEST);
    }
}
