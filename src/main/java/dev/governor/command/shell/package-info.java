/**
 * What a line of bash does: its tree is walked as the shell would walk it, and each program is handed to who knows it.
 *
 * <p>Lines and what is known of variables come in; effects, and what was not understood, are concluded. What follows from the
 * state of the shell (directory, variables, functions) is followed exactly or not understood. It imports the shared words of
 * readers and its own grammar, and knows no program.
 */
@NullMarked
package dev.governor.command.shell;

import org.jspecify.annotations.NullMarked;
