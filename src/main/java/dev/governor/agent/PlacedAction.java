package dev.governor.agent;

import dev.governor.command.Workplace;
import dev.governor.policy.action.ActionEnvelope;

/**
 * A question with what is recorded of who asks.
 *
 * @param envelope the question, with what rules may test of the record
 * @param place where it works, as far as a record allows
 */
record PlacedAction(ActionEnvelope envelope, Workplace place) {}
