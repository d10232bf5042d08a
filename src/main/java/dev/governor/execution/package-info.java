/**
 * Execution: action adapters, the step journal, fencing, verification and rollback.
 *
 * <p>In: an authorised plan and a lease. Out: an effect that is verified, or the state of before. Imports plan and
 * credential and what they import.
 */
@NullMarked
package dev.governor.execution;

import org.jspecify.annotations.NullMarked;
