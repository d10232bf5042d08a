/**
 * Decisions on any single action of an agent: a command, a file, a query, a connection, a message, a tool.
 *
 * <p>In: what the caller wants to do and what it says about it; the caller as authenticated; what its session did lately;
 * the graph; the time. Out: a decision with its reasons, and the text with its secrets masked; nothing is recorded here.
 * What the action would do is read from its structure; what the caller claims only tightens. Imports what the decision
 * point imports.
 */
@NullMarked
package dev.governor.policy.action;

import org.jspecify.annotations.NullMarked;
