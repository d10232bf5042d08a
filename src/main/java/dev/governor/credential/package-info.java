/**
 * Credentials: one lease per action, minted after the decision is on record, proven narrow, revoked, proven dead.
 *
 * <p>In: an authorised plan and the statements it may run. Out: a lease id; the secret behind it is handed to execution
 * only, and is never stored. Imports policy and approval and what they import.
 */
@NullMarked
package dev.governor.credential;

import org.jspecify.annotations.NullMarked;
