package dev.governor.policy;

/**
 * What must also happen when the decision is carried out.
 *
 * @param id the stable word, for example {@code notify_owner}
 * @param rule the id of the rule that demands it
 */
public record Obligation(String id, String rule) {}
