/**
 * What a bundle would do: scenarios with coverage, and recorded decisions decided again by another bundle.
 *
 * <p>It imports policy and changes nothing.
 */
@NullMarked
package dev.governor.simulation;

import org.jspecify.annotations.NullMarked;
