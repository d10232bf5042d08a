package dev.governor.console;

import dev.governor.plan.PlanRecord;
import dev.governor.policy.Decision;
import dev.governor.process.HumanTask;
import org.jspecify.annotations.Nullable;

/**
 * A human task with what it is about.
 *
 * @param task the task
 * @param plan its plan
 * @param decision the decision that led to it, null when it is not known
 */
record ListedTask(HumanTask task, PlanRecord plan, @Nullable Decision decision) {}
