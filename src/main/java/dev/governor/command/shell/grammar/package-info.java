/**
 * The grammar of bash: a line comes in, a tree of commands, words and redirections comes out, or a sentence why not.
 *
 * <p>Nothing is guessed: a line that bash may read in another way is refused. Each character is looked at a fixed number of
 * times, and each look is spent from the budget. It imports the budget and nothing else.
 */
@NullMarked
package dev.governor.command.shell.grammar;

import org.jspecify.annotations.NullMarked;
