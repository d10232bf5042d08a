/**
 * What a call does, by the description of its program: the reader of each role that an option or operand may have.
 *
 * <p>In go a call and the descriptions of a bundle; out come effects, or that the call was not understood. What a description
 * does not list is not understood. It imports descriptions, what
 * readers share, and the readers of the languages that arguments hold.
 */
@NullMarked
package dev.governor.command.program;

import org.jspecify.annotations.NullMarked;
