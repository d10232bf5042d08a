package dev.governor.policy;

import dev.governor.bundle.BundleRegistry;
import java.time.Instant;

/** What the default bundle says to a question. */
public final class TestingPlanDecision {

    private TestingPlanDecision() {}

    /** Returns a service that decides and can store nothing. */
    @SuppressWarnings("NullAway")
    static PlanDecisionService by(BundleRegistry bundles) {
        return new PlanDecisionService(bundles, null, null);
    }

    public static Outcome of(PlanQuestion question) {
        return PlanDecisionService.decide(question, Instant.EPOCH, TestingBundles.defaultBundle())
                .decision()
                .outcome();
    }
}
