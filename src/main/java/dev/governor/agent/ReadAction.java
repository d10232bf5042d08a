package dev.governor.agent;

import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionReading;
import org.jspecify.annotations.Nullable;

/**
 * An action that waits for its decision.
 *
 * @param envelope the question
 * @param reading what the action would do; null when its session had ended, and so nothing of it was read
 */
record ReadAction(ActionEnvelope envelope, @Nullable ActionReading reading) {}
