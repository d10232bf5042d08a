/**
 * The small languages that arguments hold: sed, awk, jq, the settings and refspecs of Git, expressions that print.
 *
 * <p>Each has a scanner of its own that goes over the text once. What a scanner does not know is not understood. It imports what
 * readers share.
 */
@NullMarked
package dev.governor.command.language;

import org.jspecify.annotations.NullMarked;
