/**
 * PostgreSQL as a lender: connections to configured clusters, quoting, and ephemeral roles (ADR 5).
 *
 * <p>In: a lease's name and the statements it may run. Out: a login that can run those statements and nothing else.
 * Imports what credential imports.
 */
@NullMarked
package dev.governor.credential.postgres;

import org.jspecify.annotations.NullMarked;
