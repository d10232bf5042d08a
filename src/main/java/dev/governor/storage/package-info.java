/**
 * Storage: a real PostgreSQL that is unpacked, created, started, found again and stopped in the user's own space.
 *
 * <p>In: a directory. Out: a durable server on a loopback port that checks a password on every connection, and the
 * governor's own database with one role that owns it and one that uses it. Imports kernel.
 */
@NullMarked
package dev.governor.storage;

import org.jspecify.annotations.NullMarked;
