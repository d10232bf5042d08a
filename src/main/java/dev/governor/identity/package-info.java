/**
 * Identity: who calls. Principals, roles, token verification and the embedded issuer.
 *
 * <p>In: bearer tokens. Out: a principal that cannot be forged by a payload. Imports kernel and audit.
 */
@NullMarked
package dev.governor.identity;

import org.jspecify.annotations.NullMarked;
