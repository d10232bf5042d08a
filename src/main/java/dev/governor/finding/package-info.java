/**
 * Findings: one reader per source format, one normalized record, one life cycle.
 *
 * <p>In: signals in providers' formats. Out: findings with provenance on each of the eight fields; nothing downstream
 * sees a provider's format. Imports kernel and audit.
 */
@NullMarked
package dev.governor.finding;

import org.jspecify.annotations.NullMarked;
