/**
 * The evidence log: an append-only, hash-linked, gap-evident sequence of receipts.
 *
 * <p>In: what happened, to what, by whom. Out: receipts, and proof that none was changed. Imports the kernel only.
 */
@NullMarked
package dev.governor.audit;

import org.jspecify.annotations.NullMarked;
