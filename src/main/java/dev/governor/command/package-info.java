/**
 * What a command would do: shell lines, SQL statements and paths, read by their grammars and told as effects.
 *
 * <p>In goes the text an agent wants to run; out come typed effects on typed resources, or that it was not understood.
 * It imports the kernel only and decides nothing.
 */
@NullMarked
package dev.governor.command;

import org.jspecify.annotations.NullMarked;
