package dev.governor.policy.action;

/**
 * A rule that wants somebody told about an action.
 *
 * @param rule its id
 * @param reason why, in the rule's words
 * @param raised whether this call raised the alert; only the first in a session does
 * @param occurrences how often the rule has held in this session, with this call
 */
public record RaisedAlert(String rule, String reason, boolean raised, int occurrences) {}
