/**
 * Decisions on any single action of an agent: a command, a file, a query, a connection, a message, a tool.
 *
 * <p>In: what the caller wants to do and what it says about it; the caller as authenticated; the graph. Out: a recorded
 * decision with its reasons, the text with its secrets masked, and whether the session may go on. What the action would do
 * is read from its structure; what the caller claims only tightens. Imports what the decision point imports.
 */
@NullMarked
package dev.governor.policy.action;

import org.jspecify.annotations.NullMarked;
