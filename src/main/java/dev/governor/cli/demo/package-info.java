/**
 * The demo: a real estate, a real server, five remediations told as timelines.
 *
 * <p>In: a data directory. Out: five stories and an exit code that is 0 only if each ended as it must. An edge: it
 * speaks to the server over HTTP like anyone else.
 */
@NullMarked
package dev.governor.cli.demo;

import org.jspecify.annotations.NullMarked;
