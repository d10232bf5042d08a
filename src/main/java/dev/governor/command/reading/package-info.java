/**
 * What the readers of all languages share: words, what feeds a command, the place where it runs, and what is concluded.
 *
 * <p>It knows no language and no program. Outside {@code command} nobody imports it.
 */
@NullMarked
package dev.governor.command.reading;

import org.jspecify.annotations.NullMarked;
