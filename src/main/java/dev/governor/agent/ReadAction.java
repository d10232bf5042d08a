package dev.governor.agent;

import dev.governor.command.Workplace;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionReading;
import org.jspecify.annotations.Nullable;

/**
 * An action that waits for its decision.
 *
 * @param envelope the question
 * @param reading what the action would do; null when its session had ended, and so nothing of it was read
 * @param place where it works
 */
record ReadAction(ActionEnvelope envelope, @Nullable ActionReading reading, Workplace place) {}
