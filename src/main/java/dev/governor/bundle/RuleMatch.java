package dev.governor.bundle;

/**
 * A rule whose box holds a fact.
 *
 * @param rule the rule
 * @param fact the fact
 */
public record RuleMatch(RuleDefinition rule, Object fact) {}
