/**
 * Reads what SQL text does: words by a lexer of its own, statements by a grammar that refuses what it does not know,
 * and what they do by {@code rules/knowledge/sql.yaml}.
 *
 * <p>In goes text from outside, out come conclusions. It uses the shared words of {@code command} and the budget of
 * {@code kernel}; nothing in it can go back.
 */
@NullMarked
package dev.governor.command.sql;

import org.jspecify.annotations.NullMarked;
