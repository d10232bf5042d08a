/**
 * Which server does what, when several work on one database (ADR 19).
 *
 * <p>In: names of work and of duties. Out: claims with a fence, and duties with an epoch, each for a while that the database's
 * clock measures. Knows nothing of what the work is. Imports kernel only.
 */
@NullMarked
package dev.governor.server;

import org.jspecify.annotations.NullMarked;
