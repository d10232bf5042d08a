package dev.governor.policy.action;

/**
 * One thing that an action does, as it is shown and recorded.
 *
 * @param effect what: a word of {@link dev.governor.command.Effect}, or {@link ActionCase#USE_TOOL}
 * @param resource to what kind of thing: a word of {@link dev.governor.command.ResourceKind}
 * @param subject the path, host or table as written, its secrets masked; hostile text, to be shown only
 * @param because how that was concluded, its secrets masked
 */
public record ActionEffect(String effect, String resource, String subject, String because) {}
