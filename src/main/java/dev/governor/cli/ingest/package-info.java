/**
 * {@code governor ingest}: files sent to a server as signals, and a table of what became of them.
 *
 * <p>In: files and directories. Out: one line a file, totals, and an exit code that is 0 only if every file was taken
 * whole. An edge: it speaks to the server over HTTP like anyone else.
 */
@NullMarked
package dev.governor.cli.ingest;

import org.jspecify.annotations.NullMarked;
