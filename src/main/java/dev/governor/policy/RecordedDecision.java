package dev.governor.policy;

/**
 * A decision as it was stored, with the case it was made of, so that it can be made again.
 *
 * @param decision the decision
 * @param canonicalCase the case as canonical JSON; {@link Decision#caseDigest} is its digest
 * @param preview whether it was asked for without being acted on
 */
public record RecordedDecision(Decision decision, String canonicalCase, boolean preview) {}
