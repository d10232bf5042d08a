package dev.governor.policy;

/**
 * A rule that decided.
 *
 * @param id the stable id, for example {@code deny/production-delete}
 * @param title what it says in a few words
 * @param effect the outcome it asked for
 * @param reason why, in a sentence for people
 */
public record DeterminingRule(String id, String title, Outcome effect, String reason) {}
