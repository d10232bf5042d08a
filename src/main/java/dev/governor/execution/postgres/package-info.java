/**
 * Actions on PostgreSQL: reading grants and the ways to rows, fenced statements, and the probe of an
 * ordinary login.
 *
 * <p>In: a plan whose target is a table. Out: effects and checks. Imports what execution imports.
 */
@NullMarked
package dev.governor.execution.postgres;

import org.jspecify.annotations.NullMarked;
