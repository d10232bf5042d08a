/**
 * Signals as they arrive: bytes, their syntax and envelopes, the records in them, and what hostile text is cleaned of.
 *
 * <p>In: bodies of any kind. Out: records for readers to read, with the place of each. Nothing here knows what a finding
 * or an asset is. Imports kernel.
 */
@NullMarked
package dev.governor.signal;

import org.jspecify.annotations.NullMarked;
