/**
 * What can be said about a bundle for every case at once: conflicts, shadows, gaps, and proofs with counterexamples.
 *
 * <p>Rules are boxes over finite domains, so the answers are exact. It imports policy, whose outcomes it reasons about.
 */
@NullMarked
package dev.governor.analysis;

import org.jspecify.annotations.NullMarked;
