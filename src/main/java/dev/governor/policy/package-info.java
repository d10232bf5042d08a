/**
 * The decision point: case assembly from facts, evaluation by rules, conflict resolution in one visible place.
 *
 * <p>In: a plan, its target's profile, its risk. Out: a decision with determining rules and reasons. Pure: no clock, no
 * I/O but the record of its decisions. Imports plan, risk and bundle and what they import.
 */
@NullMarked
package dev.governor.policy;

import org.jspecify.annotations.NullMarked;
