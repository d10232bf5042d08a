/**
 * Risk: six factors, each with its input, its weight, its points and the rule that gave them.
 *
 * <p>In: a finding and its asset's profile. Out: a score from 0 to 100 that explains itself. Pure: no clock, no I/O.
 * Imports context and bundle and what they import.
 */
@NullMarked
package dev.governor.risk;

import org.jspecify.annotations.NullMarked;
