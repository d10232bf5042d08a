package dev.governor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.Canary;
import dev.governor.bundle.CanaryShare;
import dev.governor.bundle.Deciding;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import dev.governor.plan.PlanBinding;
import dev.governor.policy.CanaryComparison.Answered;
import dev.governor.risk.TestingFindings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a canary decides, and how it is compared without changing anything. */
class CanaryComparisonTest {

    private static final PolicyBundle ACTIVE = TestingBundles.readDefault();
    private static final PolicyBundle STRICTER =
            changed("policy/automation-levels.drl.csv", ",allow,notify_owner,", ",deny,notify_owner,");
    private static final Instant AT = TestingFindings.AT;

    private final BundleRegistry registry = new BundleRegistry();
    private final CanaryComparison comparison = new CanaryComparison();
    private final PlanDecisionService service = TestingPlanDecision.by(registry, comparison);
    private final TestingQuestions plan = new TestingQuestions();

    @BeforeEach
    void activate() {
        registry.activate(ACTIVE);
    }

    @Test
    void shouldNameTheBundleThatReallyDecided() {
        start(STRICTER, "default");

        Decision decision = service.decide(plan.question(), AT).decision();

        assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
        assertThat(decision.policyDigest()).isEqualTo(STRICTER.digest());
    }

    @Test
    void shouldCompareWhatTheCanaryDecidesWithTheOtherBundle() {
        start(STRICTER, "default");

        Decision decision = service.decide(plan.question(), AT).decision();

        CanaryReport report = comparison.report("cny_1", AT);
        assertThat(report.decided()).isEqualTo(1);
        assertThat(report.compared()).isEqualTo(1);
        assertThat(report.stricter()).isEqualTo(1);
        CanaryReport.Example example = report.examples().get(0);
        assertThat(example.decision()).isEqualTo(decision.id());
        assertThat(example.byCanary()).isTrue();
        assertThat(example.canary()).isEqualTo(Outcome.DENY);
        assertThat(example.other()).isEqualTo(Outcome.ALLOW);
        assertThat(example.otherRules()).containsExactly("allow/revoke-public-grant");
    }

    @Test
    void shouldAskTheCanaryInShadowWithoutLettingItDecide() {
        start(STRICTER, "somebody-else");

        Decision decision = service.decide(plan.question(), AT).decision();

        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(decision.policyDigest()).isEqualTo(ACTIVE.digest());
        CanaryReport report = comparison.report("cny_1", AT);
        assertThat(report.decided()).isZero();
        assertThat(report.stricter()).isEqualTo(1);
        assertThat(report.examples().get(0).byCanary()).isFalse();
    }

    @Test
    void shouldDecideOnUndoingAPlanByTheSameBundle() {
        start(STRICTER, "default");

        Ruling undoing = service.decideRollback(plan.question(), AT).orElseThrow();

        assertThat(undoing.decision().policyDigest()).isEqualTo(STRICTER.digest());
        assertThat(comparison.report("cny_1", AT).compared()).isEqualTo(1);
    }

    @Test
    void shouldStayWithTheBundleThatAPlanIsBoundTo() {
        start(STRICTER, "default");

        assertThat(service.decide(boundTo(ACTIVE), AT).decision().policyDigest())
                .isEqualTo(ACTIVE.digest());
        assertThat(service.decideRollback(boundTo(ACTIVE), AT)
                        .orElseThrow()
                        .decision()
                        .policyDigest())
                .isEqualTo(ACTIVE.digest());

        start(STRICTER, "somebody-else");

        assertThat(service.decide(boundTo(STRICTER), AT).decision().policyDigest())
                .isEqualTo(STRICTER.digest());
    }

    @Test
    void shouldCountAFailureOfTheOtherBundleAndAnswerAllTheSame() {
        PolicyBundle broken = new PolicyBundle(
                STRICTER.manifest(), STRICTER.digest(), Map.of(), Map.of(), STRICTER.templates(), Map.of(), Map.of());
        start(broken, "somebody-else");

        Decision decision = service.decide(plan.question(), AT).decision();

        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
        CanaryReport report = comparison.report("cny_1", AT);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.compared()).isZero();
    }

    @Test
    void shouldCountATemplateThatTheOtherBundleDoesNotHaveAsAFailure() {
        PolicyBundle bare = new PolicyBundle(
                STRICTER.manifest(),
                STRICTER.digest(),
                STRICTER.facts(),
                STRICTER.rules(),
                Map.of(),
                Map.of(),
                Map.of());
        start(bare, "somebody-else");

        assertThat(service.decide(plan.question(), AT).decision().outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(comparison.report("cny_1", AT).failed()).isEqualTo(1);
    }

    @Test
    void shouldNotLetAnythingOfTheOtherAnswerEscape() {
        start(STRICTER, "somebody-else");
        Deciding deciding = registry.deciding(Tenant.DEFAULT, "fnd_1");

        comparison.compare(deciding, answered(Outcome.ALLOW), other -> {
            throw new IllegalStateException("broken");
        });
        comparison.compare(deciding, answered(Outcome.ALLOW), other -> {
            throw new StackOverflowError();
        });
        comparison.compare(deciding, answered(Outcome.ALLOW), other -> Reserved.TIMEOUT.verdict());

        assertThat(comparison.report("cny_1", AT).failed()).isEqualTo(3);
    }

    @Test
    void shouldShowWhatBecomesLooserFirstAndKeepFewExamples() {
        start(STRICTER, "somebody-else");
        Deciding deciding = registry.deciding(Tenant.DEFAULT, "fnd_1");
        Verdict denied = Reserved.DEFAULT_DENY.verdict();
        for (int i = 0; i < 3 * CanaryComparison.EXAMPLES; i++) {
            comparison.compare(deciding, answered(Outcome.ALLOW), other -> denied);
        }

        comparison.compare(deciding, answered(Outcome.TERMINATE), other -> denied);
        comparison.compare(deciding, answered(Outcome.DENY), other -> denied);

        CanaryReport report = comparison.report("cny_1", AT);
        assertThat(report.looser()).isEqualTo(1);
        assertThat(report.stricter()).isEqualTo(3L * CanaryComparison.EXAMPLES);
        assertThat(report.same()).isEqualTo(1);
        assertThat(report.examples()).hasSize(1 + CanaryComparison.EXAMPLES);
        assertThat(report.examples().get(0).isLooser()).isTrue();
    }

    @Test
    void shouldCountAnewForAnotherCanary() {
        start(STRICTER, "default");
        service.decide(plan.question(), AT);

        assertThat(comparison.report("cny_2", AT).compared()).isZero();
    }

    @Test
    void shouldAskNobodyElseWithoutACanary() {
        comparison.compare(registry.deciding(Tenant.DEFAULT, "fnd_1"), answered(Outcome.ALLOW), other -> {
            throw new AssertionError("asked");
        });
    }

    private void start(PolicyBundle bundle, String tenant) {
        registry.start(new Canary("cny_1", bundle, CanaryShare.ofTenants(List.of(tenant))));
    }

    private PlanQuestion boundTo(PolicyBundle bundle) {
        PlanQuestion question = plan.question();
        PlanBinding binding = new PlanBinding(
                "revoke_public_grant",
                Map.of(),
                TestingFindings.TABLE,
                Digest.of("before"),
                bundle.digest(),
                1,
                Digest.of("context"),
                List.of(),
                "undo",
                "look",
                null);
        return new PlanQuestion(
                question.plan(),
                question.template(),
                question.finding(),
                question.profile(),
                question.fixRadius(),
                question.reviewedServices(),
                question.risk(),
                question.capabilities(),
                binding,
                question.claimConflicts(),
                question.intentMatches());
    }

    private static Answered answered(Outcome outcome) {
        return new Answered("dec_1", Tenant.DEFAULT, outcome, List.of(), AT);
    }

    private static PolicyBundle changed(String file, String from, String to) {
        TreeMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        files.computeIfPresent(
                file,
                (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace(from, to)
                        .getBytes(StandardCharsets.UTF_8));
        return TestingBundles.read(new BundleSource("changed", files));
    }
}
