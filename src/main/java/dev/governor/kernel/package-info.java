/**
 * The words every other package shares: levels, attributed values, canonical JSON, digests, ids and problems.
 *
 * <p>In: plain values. Out: immutable values that compare, order and print the same everywhere. Imports nothing of ours.
 */
@NullMarked
package dev.governor.kernel;

import org.jspecify.annotations.NullMarked;
