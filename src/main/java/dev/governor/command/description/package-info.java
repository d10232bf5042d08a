/**
 * What programs do, as data: options, operands, sub-commands, and the effects of each; and the words of a call sorted by it.
 *
 * <p>In go the files of descriptions and the words of a call; out come the described program and the arguments it was given. What
 * a description does not list does not fit. It imports what readers share.
 */
@NullMarked
package dev.governor.command.description;

import org.jspecify.annotations.NullMarked;
