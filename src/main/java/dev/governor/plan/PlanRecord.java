package dev.governor.plan;

import java.time.Instant;

/**
 * A plan and where it is.
 *
 * @param plan the plan as submitted
 * @param state where it is
 * @param stateReason why, in a sentence; empty when there is nothing to say
 * @param changedAt when the state last changed
 */
public record PlanRecord(RemediationPlan plan, PlanState state, String stateReason, Instant changedAt) {}
