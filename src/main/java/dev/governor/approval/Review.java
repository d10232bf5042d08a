package dev.governor.approval;

import dev.governor.kernel.Digest;
import java.time.Instant;

/**
 * One vote in the ledger; never changed, never removed.
 *
 * @param ordinal 1 for the first vote on its request
 * @param reviewer the subject of the voter
 * @param verdict what the voter says
 * @param comment why, in the voter's words; display only
 * @param binding the digest of what the voter was shown
 * @param at when
 */
public record Review(int ordinal, String reviewer, ReviewVerdict verdict, String comment, Digest binding, Instant at) {}
