package dev.governor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.context.AssetProfile;
import dev.governor.context.ContextView;
import dev.governor.context.TestingEstate;
import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.plan.Capability;
import dev.governor.plan.IntentCheck;
import dev.governor.plan.RemediationPlan;
import dev.governor.plan.ScopeTemplate;
import dev.governor.plan.Template;
import dev.governor.policy.Outcome;
import dev.governor.policy.PlanQuestion;
import dev.governor.policy.TestingBundles;
import dev.governor.policy.TestingPlanDecision;
import dev.governor.risk.RiskAssessment;
import dev.governor.risk.RiskScorer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Scores and decides everything in an estate by the default bundle. */
final class TestingJudgement {

    /** One fixing action for each type of finding in the scenarios. */
    private static final Map<String, String> ACTIONS =
            Map.of("public_s3_bucket", "block_public_access", "vulnerable_package", "upgrade_package");

    private static final List<Outcome> LOOSE_TO_TIGHT = List.of(
            Outcome.ALLOW, Outcome.ALERT, Outcome.REDACT, Outcome.REQUIRE_APPROVAL, Outcome.DENY, Outcome.TERMINATE);

    /** The score and the decision about one finding. */
    record Verdict(AssetKey asset, int score, Outcome outcome) {}

    /** All of them, by what makes a finding one. */
    record Verdicts(Map<String, Verdict> byFinding) {

        List<AssetKey> assets() {
            return byFinding.values().stream().map(Verdict::asset).distinct().toList();
        }

        void assertNoLowerThan(Verdicts before, String what) {
            assertThat(byFinding.keySet()).isEqualTo(before.byFinding.keySet());
            byFinding.forEach((key, verdict) -> assertThat(verdict.score())
                    .as("%s: %s", what, key)
                    .isGreaterThanOrEqualTo(before.byFinding.get(key).score()));
        }

        void assertNoLooserThan(Verdicts before, String what) {
            assertNoLowerThan(before, what);
            byFinding.forEach((key, verdict) -> assertThat(LOOSE_TO_TIGHT.indexOf(verdict.outcome()))
                    .as("%s: %s is %s", what, key, verdict.outcome())
                    .isGreaterThanOrEqualTo(
                            LOOSE_TO_TIGHT.indexOf(before.byFinding.get(key).outcome())));
        }
    }

    Verdicts of(TestingEstate estate) {
        ContextView view = ContextView.of(estate.graph());
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (Finding found : estate.findings()) {
            Finding finding = view.attach(found);
            AssetProfile profile = view.profile(finding.asset()).orElseThrow();
            RiskAssessment risk = RiskScorer.assess(finding, profile, TestingBundles.defaultBundle());
            verdicts.put(
                    finding.asset() + " " + finding.type() + " " + finding.discriminator(),
                    new Verdict(finding.asset(), risk.score(), decide(view, finding, profile, risk)));
        }
        return new Verdicts(verdicts);
    }

    private static Outcome decide(ContextView view, Finding finding, AssetProfile profile, RiskAssessment risk) {
        String action = ACTIONS.getOrDefault(finding.type(), "revoke_public_grant");
        RemediationPlan plan = new RemediationPlan(
                "pln_1",
                finding.tenant(),
                finding.id(),
                action,
                finding.asset(),
                Map.of(),
                Map.of(),
                "",
                "embedded|agent",
                "embedded|operator",
                Instant.EPOCH);
        Template template = new Template(
                action,
                action,
                action,
                List.of(finding.type()),
                "*",
                Map.of(),
                TestingBundles.defaultBundle()
                        .manifest()
                        .controlPlaneOf(finding.type())
                        .orElse("any"),
                false,
                false,
                false,
                false,
                "undo",
                new ScopeTemplate(List.of("{target}"), List.of("anything else")),
                Set.of(Capability.READ_BACK, Capability.EFFECT_PROBE),
                "",
                "",
                List.of());
        return TestingPlanDecision.of(new PlanQuestion(
                plan,
                template,
                finding,
                profile,
                view.fixRadius(finding.asset()),
                view.reviewedServices(finding.asset()),
                risk,
                EnumSet.allOf(Capability.class),
                null,
                List.of(),
                IntentCheck.matches(template, finding, profile)));
    }
}
