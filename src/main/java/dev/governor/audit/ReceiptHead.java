package dev.governor.audit;

import dev.governor.kernel.Digest;

/**
 * The place of the last receipt: the one row whose lock puts appends in order.
 *
 * @param sequence its number, 0 when there is none
 * @param digest its digest, {@link Receipt#GENESIS} when there is none
 */
record ReceiptHead(long sequence, Digest digest) {}
