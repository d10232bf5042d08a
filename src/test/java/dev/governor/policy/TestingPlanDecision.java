package dev.governor.policy;

import dev.governor.bundle.BundleRegistry;
import java.time.Instant;

/** What the default bundle says to a question. */
public final class TestingPlanDecision {

    private TestingPlanDecision() {}

    /** Returns a service that decides and can store nothing. */
    static PlanDecisionService by(BundleRegistry bundles) {
        return by(bundles, new CanaryComparison());
    }

    /** Returns a service that decides, compares and can store nothing. */
    @SuppressWarnings("NullAway")
    static PlanDecisionService by(BundleRegistry bundles, CanaryComparison comparison) {
        return new PlanDecisionService(bundles, null, null, comparison);
    }

    public static Outcome of(PlanQuestion question) {
        return PlanDecisionService.decide(question, Instant.EPOCH, TestingBundles.defaultBundle())
                .decision()
                .outcome();
    }
}
