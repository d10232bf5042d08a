/**
 * Remediation plans: the template catalogue, validation, claims against facts, and the intent check.
 *
 * <p>In: an agent's proposal. Out: a stored plan that fills in a pre-approved template, or an exact refusal. Imports
 * context and bundle and what they import.
 */
@NullMarked
package dev.governor.plan;

import org.jspecify.annotations.NullMarked;
