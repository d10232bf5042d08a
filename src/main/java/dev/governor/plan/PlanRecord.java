package dev.governor.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan and where it is.
 *
 * @param plan the plan as submitted
 * @param binding exactly what would run, null when nothing could be prepared
 * @param state where it is
 * @param stateReason why, in a sentence; empty when there is nothing to say
 * @param changedAt when the state last changed
 */
public record PlanRecord(
        RemediationPlan plan, @Nullable PlanBinding binding, PlanState state, String stateReason, Instant changedAt) {}
