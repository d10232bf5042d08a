package dev.governor.policy;

import java.time.Instant;

/** What the default bundle says to a question. */
public final class TestingPlanDecision {

    private TestingPlanDecision() {}

    public static Outcome of(PlanQuestion question) {
        return PlanDecisionService.decide(question, Instant.EPOCH, TestingBundles.defaultBundle())
                .decision()
                .outcome();
    }
}
