/**
 * {@code governor rules}: what a policy author does, from the first draft of a rule to its promotion.
 *
 * <p>In: directories that hold bundles, and the address of a server for what needs one. Out: tables for people, with
 * {@code file:line:column} first so that editors jump there, or one JSON document; the exit code is 0 only if nothing is
 * wrong. An edge: the workshop does the work.
 */
@NullMarked
package dev.governor.cli.rules;

import org.jspecify.annotations.NullMarked;
