/**
 * Approval: requests, reviews in an append-only ledger, separation of duties, and the two clocks.
 *
 * <p>In: a decision that requires approval, and votes. Out: whether exactly this plan may run now. The human task of
 * the process is a view of this ledger, never its source. Imports policy, identity and what they import.
 */
@NullMarked
package dev.governor.approval;

import org.jspecify.annotations.NullMarked;
