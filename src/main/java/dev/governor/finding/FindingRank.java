package dev.governor.finding;

/**
 * How urgent a finding is, as of one revision of the graph and one policy bundle, so that lists can be ordered by it.
 *
 * @param score the risk score, 0 to 100
 * @param band its band, for example {@code high}
 * @param revision the graph revision it was computed at
 * @param policy the digest of the policy bundle it was computed with
 */
public record FindingRank(int score, String band, long revision, String policy) {}
