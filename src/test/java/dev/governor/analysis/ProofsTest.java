package dev.governor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.governor.bundle.BundleRefusal;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.bundle.SourcePlace;
import dev.governor.kernel.CanonicalJson;
import dev.governor.policy.Case;
import dev.governor.policy.DeterminingRule;
import dev.governor.policy.Outcome;
import dev.governor.policy.PolicyEngine;
import dev.governor.policy.PolicyVocabulary;
import dev.governor.policy.TestingBundles;
import dev.governor.policy.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ten properties hold for the default bundle, and each of ten mutants breaks exactly the one it should. */
class ProofsTest {

    private static final List<String> DEFAULT = List.of(
            "production-delete",
            "high-blast-radius",
            "tested-rollback",
            "no-claims",
            "monotone",
            "privilege-change",
            "unknown-environment",
            "recommend-only",
            "terminate-dominates",
            "every-action");

    private static final Set<Outcome> RUNS = Set.of(Outcome.ALLOW, Outcome.ALERT, Outcome.REDACT);
    private static final Set<Outcome> MAY_RUN =
            Set.of(Outcome.ALLOW, Outcome.ALERT, Outcome.REDACT, Outcome.REQUIRE_APPROVAL);
    private static final String LEVELS = "policy/automation-levels.drl.csv";

    @Test
    void theDefaultBundleHasEveryProperty() {
        List<Proof> proofs = Proofs.of(TestingBundles.defaultBundle());

        assertThat(proofs).extracting(Proof::id).containsSubsequence(DEFAULT);
        assertThat(proofs).hasSizeGreaterThan(DEFAULT.size()).allSatisfy(proof -> {
            assertThat(proof.status()).as(proof.toString()).isEqualTo(Proof.Status.HOLDS);
            assertThat(proof.counterexample()).isEmpty();
        });
    }

    static Stream<Arguments> mutants() {
        return Stream.of(
                mutant(
                        "production-delete",
                        MAY_RUN,
                        mutant().replacing("policy/destruction.drl", "== \"production\"", "== \"staging\"")),
                mutant(
                        "high-blast-radius",
                        MAY_RUN,
                        mutant().replacing(
                                        "policy/reach.drl",
                                        "reaches too far\")\n  @effect(\"deny\")",
                                        "\")\n  @effect(\"require_approval\")")),
                mutant(
                        "tested-rollback",
                        RUNS,
                        mutant().replacing(
                                        "policy/destruction.drl",
                                        "hasRehearsal == false",
                                        "hasRehearsal == false, actionType != \"block_public_access\"")
                                .replacing(
                                        LEVELS,
                                        "\"none, low\",,true,true,true,true,allow",
                                        "\"none, low\",,,true,true,true,allow")),
                mutant(
                        "monotone",
                        RUNS,
                        mutant().replacing(
                                        LEVELS,
                                        "\"authoritative, curated\",\"informational, low, medium, high,"
                                                + " critical\",\"none, low\"",
                                        "\"authoritative, curated\",\"informational, critical\",\"none, low\"")),
                mutant(
                        "privilege-change",
                        RUNS,
                        mutant().replacing(
                                        "policy/proof.drl",
                                        "changesPrivilege == true",
                                        "changesPrivilege == true, destructive == true")),
                mutant(
                        "unknown-environment",
                        RUNS,
                        mutant().replacing(
                                        LEVELS,
                                        "allow/add-security-label,add_security_label,\"sandbox",
                                        "allow/add-security-label,add_security_label,\"unknown, sandbox")
                                .replacing(
                                        "policy/reach.drl",
                                        "environment == \"unknown\"",
                                        "environment == \"unknown\", resourceType == \"secret\"")),
                mutant(
                        "recommend-only",
                        MAY_RUN,
                        mutant().replacing(
                                        "policy/reach.drl",
                                        "recommendOnly == true",
                                        "recommendOnly == true, ownerKnown == true")),
                mutant(
                        "terminate-dominates",
                        Set.of(Outcome.DENY),
                        mutant().addingRule("terminate/unscored", "terminate", "riskBand == \"unknown\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void aMutantBreaksTheRightOne(String id, Set<Outcome> bad, TestingMutants mutant) {
        PolicyBundle bundle = mutant.read();

        Proof broken = broken(id, bundle);

        assertThat(bad)
                .contains(PolicyEngine.evaluate(plan(broken.counterexample()), bundle)
                        .outcome());
        assertThat(broken.places()).isNotEmpty();
        assertThat(catchThrowableOfType(BundleRefusal.class, () -> new ProofCheck().check(bundle))
                        .problems())
                .anySatisfy(problem -> {
                    assertThat(problem.message()).contains(id);
                    assertThat(problem.hint()).contains("counterexample: {tenant=");
                });
    }

    @Test
    void aRaisedLevelThatLoosensIsShownBesideTheLowerOne() {
        PolicyBundle bundle = mutant().addingRule("deny/internal", "deny", "exposure == \"internal\"")
                .read();

        Proof broken = broken("monotone", bundle);

        Case higher = plan(broken.counterexample());
        Map<String, Object> lower = new HashMap<>(broken.counterexample());
        lower.put("exposure", "internal");
        assertThat(higher.exposure()).isEqualTo("internet");
        assertThat(PolicyEngine.evaluate(higher, bundle).outcome())
                .isLessThan(PolicyEngine.evaluate(plan(lower), bundle).outcome());
    }

    @Test
    void aRuleThatAllowsByAClaimIsFoundHoweverItWasRead() {
        PolicyVocabulary careless = new PolicyVocabulary() {
            @Override
            public boolean loosens(RuleDefinition rule) {
                return false;
            }
        };
        PolicyBundle bundle = mutant().addingRule(
                        "allow/claimed",
                        "allow",
                        "actionType == \"revoke_public_grant\", environment == \"sandbox\", fixRadius == \"low\", "
                                + "riskBand == \"low\", claimedEnvironment == \"sandbox\"")
                .read(careless);

        Proof broken = broken("no-claims", bundle);

        assertThat(broken.places()).containsExactly(new SourcePlace("policy/planted-allow-claimed.drl", 5, 110));
        assertThat(broken.counterexample()).containsEntry("claimedEnvironment", "sandbox");
        assertThat(PolicyEngine.evaluate(plan(broken.counterexample()), bundle).outcome())
                .isEqualTo(Outcome.ALLOW);
    }

    static Stream<Arguments> mutantsAboutAgents() {
        return Stream.of(
                mutant(
                        "production-delete",
                        MAY_RUN,
                        mutant().replacing(
                                        "agents/denied.drl.csv",
                                        "group:removes,,,,,production,",
                                        "group:removes,,,,,staging,")),
                mutant(
                        "privilege-change",
                        RUNS,
                        mutant().replacing(
                                        "agents/approval.drl.csv",
                                        "change-privilege,change_privilege,,",
                                        "change-privilege,change_privilege,other,")
                                .replacing(
                                        "agents/ordinary.drl.csv",
                                        "agents/allow/build,agents/allow/build,build,",
                                        "agents/allow/build,agents/allow/build,\"build, change_privilege\",")
                                .replacing(
                                        "knowledge/groups.yaml",
                                        "discard_changes, change_privilege, run_code]",
                                        "discard_changes, run_code]")),
                mutant(
                        "every-action",
                        Set.of(Outcome.DENY),
                        mutant().replacing("knowledge/groups.yaml", "[migrate, change_schema,", "[change_schema,")
                                .replacing(
                                        "knowledge/groups.yaml",
                                        "change_infrastructure, migrate, deploy]",
                                        "change_infrastructure, deploy]")
                                .replacing("knowledge/groups.yaml", "[none, build,", "[none, migrate, build,")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutantsAboutAgents")
    void aMutantAboutAgentsBreaksTheRightOne(String id, Set<Outcome> bad, TestingMutants mutant) {
        PolicyBundle bundle = mutant.read();

        Proof broken = broken(id, bundle);

        assertThat(bad)
                .contains(Replay.ofEngine(
                        bundle,
                        "agents",
                        RuleSet.of(bundle, "agents", List.of())
                                .orElseThrow()
                                .space()
                                .fact(broken.counterexample())));
    }

    @Test
    void whatAuthorsWantOfAgentsIsRefusedWithACounterexample() {
        PolicyBundle bundle = mutant().replacing(
                        "knowledge/thresholds.yaml", "session is over, value: 5", "session is over, value: 6")
                .read();

        Proof broken = Proofs.of(bundle).stream()
                .filter(proof -> proof.status() != Proof.Status.HOLDS)
                .findFirst()
                .orElseThrow();

        assertThat(broken.id()).isEqualTo("agents/five-denials");
        assertThat(broken.counterexample()).containsEntry("sessionDenials", 5).containsEntry("session", "warned");
        assertThat(broken.places()).isNotEmpty();
    }

    @Test
    void whatTakesTooLongIsNotDecidedAndNamesTheRules() {
        Prover agents =
                Prover.of(TestingBundles.defaultBundle(), "agents", List.of()).orElseThrow();

        Result undecided = agents.never(RUNS, agents.set().domain(), new Budget(3));

        assertThat(undecided).isInstanceOfSatisfying(Result.Undecided.class, cannotTell -> {
            assertThat(cannotTell.detail()).contains("too many rules of `agents` lie across each other");
            assertThat(cannotTell.places()).isNotEmpty().allSatisfy(place -> {
                assertThat(place.file()).startsWith("agents/");
                assertThat(place.line()).isPositive();
            });
        });
        Proof proof = DefaultProperties.proof("p", "t", new Result.Holds(), undecided);
        assertThat(proof.status()).isEqualTo(Proof.Status.CANNOT_DECIDE);
        assertThat(proof.places()).isNotEmpty();
    }

    @Test
    void anActionThatNoRuleNamesIsFound() {
        String template = mutant().text("templates/add_security_label.yaml").replace("add_security_label", "reboot");
        PolicyBundle bundle = mutant().adding("templates/reboot.yaml", template)
                .replacing(
                        "policy/reach.drl",
                        "blastRadius == \"high\"",
                        "blastRadius == \"high\", actionType != \"reboot\"")
                .read();

        Proof broken = broken("every-action", bundle);

        Verdict verdict = PolicyEngine.evaluate(plan(broken.counterexample()), bundle);
        assertThat(verdict.determiningRules()).extracting(DeterminingRule::id).containsExactly("reserved/default-deny");
        assertThat(broken.places()).containsExactly(SourcePlace.startOf("templates/reboot.yaml"));
    }

    private static Proof broken(String id, PolicyBundle bundle) {
        List<Proof> failing = Proofs.of(bundle).stream()
                .filter(proof -> DEFAULT.contains(proof.id()) && proof.status() != Proof.Status.HOLDS)
                .toList();
        assertThat(failing).as(failing.toString()).extracting(Proof::id).containsExactly(id);
        assertThat(failing.get(0).status()).isEqualTo(Proof.Status.FAILS);
        return failing.get(0);
    }

    private static Case plan(Map<String, Object> values) {
        Map<String, Object> snake = new HashMap<>();
        values.forEach(
                (name, value) -> snake.put(name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), value));
        return CanonicalJson.mapper().convertValue(snake, Case.class);
    }

    private static TestingMutants mutant() {
        return TestingMutants.ofTheDefault();
    }

    private static Arguments mutant(String id, Set<Outcome> bad, TestingMutants mutant) {
        return Arguments.of(id, bad, mutant);
    }
}
