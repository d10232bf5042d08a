package dev.governor.remediation;

import dev.governor.plan.PlanRecord;
import dev.governor.policy.Decision;

/**
 * What became of a draft.
 *
 * @param plan the plan and where it is
 * @param decision what policy said
 * @param replayed whether the same draft came before under the same key, and this is the answer of then
 */
public record Submission(PlanRecord plan, Decision decision, boolean replayed) {}
