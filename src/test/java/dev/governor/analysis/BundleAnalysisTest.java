package dev.governor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.governor.analysis.Remark.Kind;
import dev.governor.analysis.Remark.Weight;
import dev.governor.bundle.BundleRefusal;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.SourcePlace;
import dev.governor.policy.TestingBundles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each kind of remark, by a rule that is planted in the default bundle. */
class BundleAnalysisTest {

    private static final String LEVELS = "policy/automation-levels.drl.csv";

    @Test
    void theDefaultBundleHasNoErrors() {
        assertThat(BundleAnalysis.of(TestingBundles.defaultBundle()))
                .isNotEmpty()
                .noneMatch(remark -> remark.level() == Weight.ERROR);
    }

    @Test
    void aContradictionIsUnreachable() {
        PolicyBundle bundle = mutant().addingRule(
                        "deny/never", "deny", "exposure == \"internet\", riskScore > 80, riskScore <= 80")
                .read();

        Remark remark = about(bundle, Kind.UNREACHABLE, "deny/never");

        assertThat(remark.level()).isEqualTo(Weight.ERROR);
        assertThat(remark.places()).containsExactly(planted("deny-never"));
        assertThat(remark.message()).contains("contradict each other");
        assertThat(refusal(bundle).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("policy/planted-deny-never.drl");
            assertThat(problem.line()).isEqualTo(3);
        });
    }

    @Test
    void aNumberThatDoesNotOccurIsUnreachable() {
        PolicyBundle bundle = mutant().addingRule("deny/above", "deny", "exposure == \"internet\", riskScore > 100")
                .read();

        assertThat(about(bundle, Kind.UNREACHABLE, "deny/above").level()).isEqualTo(Weight.ERROR);
    }

    @Test
    void equalConditionsWithDifferentEffectsAreAnError() {
        PolicyBundle bundle = mutant().addingRule(
                        "require-approval/same",
                        "require_approval",
                        "destructive == true, environment in (\"production\")")
                .read();

        Remark remark = about(bundle, Kind.CONFLICT, "require-approval/same");

        assertThat(remark.level()).isEqualTo(Weight.ERROR);
        assertThat(remark.message()).contains("`deny/production-delete`", "`deny` and `require_approval`");
        assertThat(remark.places()).hasSize(2);
        assertThat(remark.example()).containsEntry("environment", "production").containsEntry("destructive", true);
        assertThat(refusal(bundle).problems()).hasSize(1);
    }

    @Test
    void anAllowThatStricterRulesMeetIsInformation() {
        Remark remark = about(TestingBundles.defaultBundle(), Kind.CONFLICT, "allow/revoke-public-grant");

        assertThat(remark.level()).isEqualTo(Weight.INFORMATION);
        assertThat(remark.example()).containsEntry("actionType", "revoke_public_grant");
        assertThat(remark.message()).contains("the stricter effect wins");
    }

    @Test
    void aRuleBelowStricterOnesIsShadowed() {
        PolicyBundle bundle = mutant().addingRule(
                        "allow/never",
                        "allow",
                        "fixRadius == \"high\", actionType == \"revoke_public_grant\", environment == \"test\"")
                .read();

        Remark remark = about(bundle, Kind.SHADOWED, "allow/never");

        assertThat(remark.level()).isEqualTo(Weight.WARNING);
        assertThat(remark.message()).contains("wherever it holds, `deny/high-blast-radius` holds too");
        assertThat(remark.example()).containsEntry("fixRadius", "high");
    }

    @Test
    void aRuleBelowSeveralStricterOnesTogetherIsShadowed() {
        PolicyBundle bundle = mutant().addingRule("deny/low", "deny", "exposure == \"internet\", riskScore < 50")
                .addingRule("deny/high", "deny", "exposure == \"internet\", riskScore >= 50")
                .addingRule("require-approval/any", "require_approval", "exposure == \"internet\"")
                .read();

        assertThat(about(bundle, Kind.SHADOWED, "require-approval/any").message())
                .contains("`deny/high`, `deny/low` hold too");
    }

    @Test
    void aRuleInsideOneWithTheSameEffectIsRedundant() {
        PolicyBundle bundle = mutant().addingRule("deny/again", "deny", "fixRadius == \"high\", tenant == \"acme\"")
                .read();

        Remark remark = about(bundle, Kind.REDUNDANT, "deny/again");

        assertThat(remark.level()).isEqualTo(Weight.WARNING);
        assertThat(remark.message()).contains("`deny/high-blast-radius`");
        assertThat(remark.example()).containsEntry("tenant", "acme");
    }

    @Test
    void ofTwoEqualRulesOneIsRedundant() {
        PolicyBundle bundle = mutant().addingRule("deny/first", "deny", "exposure == \"internet\", tenant == \"acme\"")
                .addingRule("deny/second", "deny", "tenant == \"acme\", exposure == \"internet\"")
                .read();

        assertThat(BundleAnalysis.of(bundle))
                .filteredOn(remark -> remark.kind() == Kind.REDUNDANT)
                .extracting(Remark::message)
                .containsExactly(
                        "`deny/second` changes no outcome: wherever it holds, `deny/first` with the same effect"
                                + " holds too");
    }

    @Test
    void rowsThatOverlapWithDifferentEffectsAreAnError() {
        PolicyBundle bundle = mutant().replacing(
                        LEVELS,
                        "require-approval/revoke-public-grant-staging,revoke_public_grant,staging",
                        "require-approval/revoke-public-grant-staging,revoke_public_grant,\"staging, test\"")
                .read();

        Remark remark = BundleAnalysis.of(bundle).get(0);

        assertThat(remark.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(remark.level()).isEqualTo(Weight.ERROR);
        assertThat(remark.places()).containsExactly(new SourcePlace(LEVELS, 9, 1), new SourcePlace(LEVELS, 12, 1));
        assertThat(remark.example()).containsEntry("environment", "test");
    }

    @Test
    void whatATableLeavesOutIsShown() {
        PolicyBundle bundle = mutant().replacing(
                        LEVELS,
                        "require-approval/upgrade-package,upgrade_package,\"sandbox, development, test, staging, production\"",
                        "require-approval/upgrade-package,upgrade_package,\"sandbox, development, test, production\"")
                .read();

        Remark remark = BundleAnalysis.of(bundle).stream()
                .filter(each -> each.kind() == Kind.GAP && each.message().contains("`upgrade_package`"))
                .findFirst()
                .orElseThrow();

        assertThat(remark.level()).isEqualTo(Weight.INFORMATION);
        assertThat(remark.message()).contains("nor does any other rule");
        assertThat(remark.places()).containsExactly(new SourcePlace(LEVELS, 18, 1));
        assertThat(remark.example()).containsEntry("environment", "staging");
    }

    private static Remark about(PolicyBundle bundle, Kind kind, String rule) {
        List<Remark> remarks = BundleAnalysis.of(bundle).stream()
                .filter(remark -> remark.kind() == kind && remark.message().contains("`" + rule + "`"))
                .toList();
        assertThat(remarks).hasSize(1);
        return remarks.get(0);
    }

    private static BundleRefusal refusal(PolicyBundle bundle) {
        return catchThrowableOfType(BundleRefusal.class, () -> new AnalysisCheck().check(bundle));
    }

    private static SourcePlace planted(String name) {
        return new SourcePlace("policy/planted-" + name + ".drl", 3, 1);
    }

    private static TestingMutants mutant() {
        return TestingMutants.ofTheDefault();
    }
}
