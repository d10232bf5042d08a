package dev.governor.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.TestingGolden;
import dev.governor.bundle.BundleLoader;
import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.context.BlastRadius;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import dev.governor.plan.Capability;
import dev.governor.risk.TestingFindings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanDecisionTest {

    private final TestingQuestions plan = new TestingQuestions();

    @Test
    void shouldAllowANarrowRehearsedFixInASandbox() {
        Decision decision = plan.decide();

        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(decision.determiningRules())
                .extracting(DeterminingRule::id)
                .containsExactly("allow/revoke-public-grant");
        assertThat(decision.obligations()).containsExactly(new Obligation("notify_owner", "allow/revoke-public-grant"));
        assertThat(decision.policyDigest())
                .isEqualTo(TestingBundles.defaultBundle().digest());
        assertThat(decision.threshold()).isZero();
    }

    @Test
    void shouldRequireAnApproverInProduction() {
        plan.levels.put("environment", "production");

        Decision decision = plan.decide();

        assertThat(decision.outcome()).isEqualTo(Outcome.REQUIRE_APPROVAL);
        assertThat(decision.approverRole()).isEqualTo("approver");
        assertThat(decision.threshold()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"DECLARED", "CLAIMED"})
    void shouldNotAllowWhenOnlyAWeakSourceSaysSandbox(Trust trust) {
        plan.trust.put("environment", trust);

        assertThat(plan.decide().outcome()).isEqualTo(Outcome.REQUIRE_APPROVAL);
    }

    @Test
    void shouldBelieveAWeakSourceThatSaysProduction() {
        plan.action = "delete_resource";
        plan.destructive = true;
        plan.levels.put("environment", "production");
        plan.trust.put("environment", Trust.DECLARED);

        assertThat(plan.decide().determiningRules())
                .extracting(DeterminingRule::id)
                .contains("deny/production-delete");
    }

    @Test
    void shouldNameTheClaimConflictWhenItDenies() {
        plan.action = "delete_resource";
        plan.destructive = true;
        plan.levels.put("environment", "production");
        plan.claim("risk", "low");
        plan.conflicts = List.of("the agent claims low risk, but the risk is high");

        Decision decision = plan.decide();

        assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
        assertThat(decision.determiningRules())
                .extracting(DeterminingRule::id)
                .containsExactly("deny/claim-conflict", "deny/no-rollback", "deny/production-delete");
        assertThat(decision.claimConflicts()).hasSize(1);
    }

    @Test
    void shouldDenyWhenThereIsNoRiskScore() {
        plan.scored = false;

        Decision decision = plan.decide();

        assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
        assertThat(decision.determiningRules())
                .extracting(DeterminingRule::id)
                .containsExactly("reserved/missing-fact");
        assertThat(decision.risk()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"SNAPSHOT", "REHEARSED_ROLLBACK", "EFFECT_PROBE", "SCOPE_PROOF"})
    void shouldNotAllowWithoutTheCapability(Capability capability) {
        plan.capabilities.remove(capability);

        assertThat(plan.decide().outcome()).isEqualTo(Outcome.REQUIRE_APPROVAL);
    }

    @Test
    void shouldAskAPersonBeforeACrossingIntoAnotherControlPlane() {
        plan.controlPlane = "identity";

        assertThat(facts().crossesControlPlane()).isTrue();
        assertThat(plan.decide().determiningRules())
                .extracting(DeterminingRule::id)
                .containsExactly("require-approval/crosses-control-plane");
    }

    @Test
    void shouldCountAFindingWhoseCauseLivesNobodyKnowsWhereAsCrossed() {
        PolicyBundle bundle = changed("bundle.yaml", "database_public_grant, ", "");

        assertThat(CaseAssembly.of(plan.question(), bundle).crossesControlPlane())
                .isTrue();
    }

    @Test
    void shouldOnlyRecommendWhereTheBundleSaysSo() {
        PolicyBundle bundle = changed("bundle.yaml", "recommend_only: []", "recommend_only: [sandbox]");

        Decision decision = PlanDecisionService.decide(plan.question(), TestingFindings.AT, bundle)
                .decision();

        assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
        assertThat(decision.obligations()).containsExactly(new Obligation("recommend", "deny/recommend-only"));
    }

    @Test
    void shouldRefuseARecommendOnlyEnvironmentThatIsNone() {
        assertThatThrownBy(() -> changed("bundle.yaml", "recommend_only: []", "recommend_only: [prod]"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.places())
                                .anySatisfy(
                                        place -> assertThat(place.detail()).contains("`prod`", "is no environment")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, false, unknown",
        "1, 1, false, single_service",
        "1, 0, false, unknown",
        "2, 1, false, several_services",
        "1, 1, true, unknown"
    })
    void shouldCountTheServicesOfASecret(int services, int reviewed, boolean truncated, String reach) {
        plan.rotatesSecret = true;
        plan.reviewedServices = reviewed;
        plan.fix = new BlastRadius(
                BlastRadius.Of.FIX, 3, 0, services, 0, DataClassification.UNKNOWN, List.of(), List.of(), truncated);

        assertThat(facts().secretReach()).isEqualTo(reach);
    }

    @Test
    void shouldDecideNoLooserThanTheInverseByItsOwnTemplate() {
        SortedMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        files.compute(
                "templates/grant_public.yaml",
                (file, none) -> new String(
                                TestingBundles.source().files().get("templates/revoke_public_grant.yaml"),
                                StandardCharsets.UTF_8)
                        .replace("id: revoke_public_grant", "id: grant_public")
                        .replace("action: revoke_public_grant", "action: grant_public")
                        .replace("inverse: grant_public", "inverse: revoke_public_grant")
                        .getBytes(StandardCharsets.UTF_8));
        PolicyBundle bundle = TestingBundles.read(new BundleSource("inverse", files));

        Decision decision = PlanDecisionService.decide(plan.question(), TestingFindings.AT, bundle)
                .decision();

        assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
        assertThat(decision.determiningRules())
                .extracting(DeterminingRule::id)
                .containsExactly("reserved/default-deny");
        assertThat(decision.reasons()).first().asString().startsWith("undoing it: ");
    }

    @ParameterizedTest
    @CsvSource({"sandbox, ALLOW", "production, REQUIRE_APPROVAL"})
    void shouldDecideOnUndoingAPlanByTheFactsOfThatMoment(String environment, Outcome outcome) {
        BundleRegistry registry = new BundleRegistry();
        registry.activate(TestingBundles.defaultBundle());
        PlanDecisionService service = TestingPlanDecision.by(registry);
        plan.levels.put("environment", environment);

        Ruling ruling =
                service.decideRollback(plan.question(), TestingFindings.AT).orElseThrow();

        assertThat(ruling.decision().outcome()).isEqualTo(outcome);
        assertThat(ruling.decision().actionId()).isEqualTo("pln_1/rollback");
        assertThat(ruling.facts().direction()).isEqualTo("rollback");
    }

    @Test
    void shouldDenyUndoingWhatCutsOffMuch() {
        BundleRegistry registry = new BundleRegistry();
        registry.activate(TestingBundles.defaultBundle());
        plan.fix = TestingFindings.radius("high");

        assertThat(TestingPlanDecision.by(registry).decideRollback(plan.question(), TestingFindings.AT))
                .hasValueSatisfying(
                        ruling -> assertThat(ruling.decision().outcome()).isEqualTo(Outcome.DENY));
    }

    @Test
    void shouldNotLetALieLiftADefaultDenial() {
        // nothing speaks about a label on a secret, so it is denied; a claim that contradicts the facts changes nothing
        Case silent =
                FactCopy.with(facts(), Map.of("actionType", "add_security_label", "secretReach", "single_service"));
        Case lying = FactCopy.with(silent, Map.of("claimConflict", true, "claimedRisk", "critical"));

        assertThat(PolicyEngine.evaluate(silent, TestingBundles.defaultBundle()).outcome())
                .isEqualTo(Outcome.DENY);
        assertThat(PolicyEngine.evaluate(lying, TestingBundles.defaultBundle()).outcome())
                .isEqualTo(Outcome.DENY);
    }

    @Test
    void shouldNotCallARestoredSnapshotAChangeOfPrivilege() {
        Case forward = FactCopy.with(facts(), Map.of("changesPrivilege", true));

        Case rollback = RollbackCase.of(forward, TestingBundles.defaultBundle()).orElseThrow();

        assertThat(rollback.changesPrivilege()).isFalse();
        assertThat(rollback.direction()).isEqualTo("rollback");
        assertThat(rollback.actionType()).isEqualTo("revoke_public_grant");
    }

    @Test
    void shouldSayWhatWouldLoosenADecision() {
        plan.capabilities.remove(Capability.EFFECT_PROBE);

        Counterfactual counterfactual = plan.decide().counterfactual();

        assertThat(counterfactual.changes())
                .extracting(Counterfactual.Change::id)
                .containsExactly("add_effect_probe");
        assertThat(counterfactual.outcome()).isEqualTo(Outcome.ALLOW);
    }

    private static PolicyBundle changed(String file, String from, String to) {
        SortedMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        files.compute(
                file,
                (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace(from, to)
                        .getBytes(StandardCharsets.UTF_8));
        return TestingBundles.read(new BundleSource("changed", files));
    }

    @Test
    void shouldDecideTheSameAgainFromTheCanonicalCase() {
        Decision decision = plan.decide();
        String canonical = facts().canonical();

        Verdict again =
                PolicyEngine.evaluate(CanonicalJson.read(canonical, Case.class), TestingBundles.defaultBundle());

        assertThat(Digest.of(canonical)).isEqualTo(decision.caseDigest());
        assertThat(again.outcome()).isEqualTo(decision.outcome());
        assertThat(again.determiningRules()).isEqualTo(decision.determiningRules());
        assertThat(again.reasons()).isEqualTo(decision.reasons());
    }

    private Case facts() {
        return CaseAssembly.of(plan.question(), TestingBundles.defaultBundle());
    }

    @Test
    void shouldReadBackWhatIsStored() {
        plan.levels.put("environment", "production");
        Decision decision = plan.decide();

        Decision read = CanonicalJson.read(CanonicalJson.write(decision), Decision.class);

        assertThat(CanonicalJson.write(read)).isEqualTo(CanonicalJson.write(decision));
        assertThat(read.determiningRules()).isEqualTo(decision.determiningRules());
    }

    /** Without the id and the bundle's digest, which change with time and content. */
    @Test
    void shouldStillSayWhatTheGoldenFileSays() throws IOException {
        plan.levels.put("environment", "production");
        plan.levels.put("severity", "low");
        plan.levels.put("sensitivity", "restricted");
        ObjectNode decision =
                CanonicalJson.readTree(CanonicalJson.write(plan.decide())).deepCopy();
        decision.put("id", "dec_golden").remove("policy_digest");
        ((ObjectNode) decision.path("risk")).remove("policy_digest");
        String actual = decision.toPrettyString() + "\n";

        TestingGolden.assertUnchanged(Path.of("src/test/resources/golden/decision.json"), actual);
    }

    @Test
    void shouldKeepTheWorkingBundleWhenTheNextOneIsBroken() {
        BundleRegistry registry = new BundleRegistry();
        PolicyBundle working = TestingBundles.defaultBundle();
        registry.activate(working);
        SortedMap<String, byte[]> broken = new TreeMap<>(TestingBundles.source().files());
        broken.put("policy/broken.drl", "rule".getBytes(StandardCharsets.UTF_8));

        assertThat(catchThrowable(() -> registry.activate(TestingBundles.load(new BundleSource("broken", broken)))))
                .isInstanceOf(ProblemException.class);

        assertThat(registry.active()).isSameAs(working);
    }

    @Test
    void shouldLetADecisionInFlightEndWithTheBundleItTook() {
        BundleRegistry registry = new BundleRegistry();
        registry.activate(TestingBundles.defaultBundle());
        PolicyBundle inFlight = registry.active();
        SortedMap<String, byte[]> stricter =
                new TreeMap<>(TestingBundles.source().files());
        stricter.compute(
                "policy/automation-levels.drl.csv",
                (file, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace(",allow,notify_owner,", ",deny,notify_owner,")
                        .getBytes(StandardCharsets.UTF_8));
        Case facts = facts();

        registry.activate(TestingBundles.load(new BundleSource("stricter", stricter)));

        assertThat(PolicyEngine.evaluate(facts, inFlight).outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(PolicyEngine.evaluate(facts, registry.active()).outcome()).isEqualTo(Outcome.DENY);
        assertThat(registry.active().digest()).isNotEqualTo(inFlight.digest());
    }

    @Test
    void shouldDenyWhenTheTimeBudgetIsSpent() {
        SortedMap<String, byte[]> hurried =
                new TreeMap<>(TestingBundles.source().files());
        hurried.compute(
                "bundle.yaml",
                (file, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace("PT1S", "PT0.000000001S")
                        .getBytes(StandardCharsets.UTF_8));
        hurried.keySet()
                .removeIf(file -> file.startsWith("risk/")
                        || file.startsWith("agents/")
                        || file.startsWith("knowledge/") && !file.equals("knowledge/thresholds.yaml"));
        PolicyBundle bundle = new BundleLoader(List.of(new PolicyVocabulary()), PlanDecisionTest.class.getClassLoader())
                .load(new BundleSource("hurried", hurried));

        Verdict verdict = PolicyEngine.evaluate(facts(), bundle);

        assertThat(verdict.determiningRules()).extracting(DeterminingRule::id).containsExactly("reserved/timeout");
        assertThat(verdict.outcome()).isEqualTo(Outcome.DENY);
    }
}
