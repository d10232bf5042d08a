package dev.governor.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.policy.TestingBundles;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScenariosTest {

    private static final String POLICY = "scenarios/policy.yaml";
    private static final String RISK = "scenarios/risk.yaml";

    @Test
    void shouldSayWhatCameInsteadOfWhatWasExpected() {
        ScenarioReport report = run(POLICY, "outcome: allow", "outcome: alert");

        assertThat(report.passed()).isFalse();
        assertThat(report.failed().get(0).at()).isEqualTo("scenarios/policy.yaml#/scenarios/0");
        assertThat(report.failed().get(0).mismatches())
                .extracting(ScenarioResult.Mismatch::toString)
                .containsExactly("`outcome` should be alert, but is allow");
    }

    @Test
    void shouldSuggestTheFactThatWasMeant() {
        assertThat(run(POLICY, "facts: {environment: test,", "facts: {enviroment: test,")
                        .problems())
                .containsExactly(new Place(
                        "scenarios/policy.yaml#/scenarios/1/facts/enviroment",
                        "`enviroment` means nothing here: did you mean `environment`?"));
    }

    @Test
    void shouldSuggestTheWordThatWasMeant() {
        assertThat(run(POLICY, "facts: {environment: test,", "facts: {environment: tests,")
                        .problems())
                .containsExactly(new Place(
                        "scenarios/policy.yaml#/scenarios/1/facts/environment",
                        "`tests` is no word of it: did you mean `test`?"));
    }

    @Test
    void shouldRefuseAFactOfTheWrongType() {
        assertThat(run(POLICY, "risk_score: 60", "risk_score: sixty").problems())
                .containsExactly(new Place(
                        "scenarios/policy.yaml#/scenarios/1/facts/risk_score",
                        "`sixty` is not a whole number: write a whole number, without quotes"));
    }

    @Test
    void shouldNameAFactThatNoScenarioSays() {
        assertThat(run(POLICY, "  owner_known: true\n", "").problems())
                .containsExactly(new Place(
                        "scenarios/policy.yaml#/facts",
                        "the fact `owner_known` is missing: say what it is for every scenario"));
    }

    @Test
    void shouldRefuseAnExpectationItDoesNotKnow() {
        assertThat(run(POLICY, "determined_by: [allow/revoke", "determined_bye: [allow/revoke")
                        .problems())
                .contains(new Place(
                        "scenarios/policy.yaml#/scenarios/0/determined_bye",
                        "`determined_bye` means nothing here: did you mean `determined_by`?"));
    }

    @Test
    void shouldRefuseALevelThatIsNone() {
        assertThat(run(RISK, "severity: fatal", "severity: fattal").problems())
                .containsExactly(new Place(
                        "scenarios/risk.yaml#/scenarios/1/levels/severity",
                        "`fattal` is no level: did you mean `fatal`?"));
    }

    @Test
    void shouldRefuseScenariosAboutNothing() {
        assertThat(run(RISK, "about: risk", "about: rist").problems())
                .containsExactly(new Place(
                        "scenarios/risk.yaml#/about", "`rist` is nothing that rules are about: did you mean `risk`?"));
    }

    @Test
    void shouldRefuseABundleWithARuleThatNoScenarioHits() {
        PolicyBundle bundle = changed(POLICY, "facts: {fix_radius: medium}", "facts: {fix_radius: low}");

        assertThatThrownBy(() -> new ScenarioCheck().check(bundle))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.places())
                                .extracting(Place::detail)
                                .anyMatch(detail -> detail.startsWith(
                                        "`require-approval/revoke-public-grant-wide-fix` holds in no scenario")));
    }

    @Test
    void shouldAcceptTheDefaultBundleCompiledOrOnlyRead() {
        new ScenarioCheck().check(TestingBundles.defaultBundle());
        new ScenarioCheck().check(TestingBundles.read(TestingBundles.source()));
    }

    private static ScenarioReport run(String file, String from, String to) {
        return Scenarios.run(changed(file, from, to));
    }

    private static PolicyBundle changed(String file, String from, String to) {
        TreeMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        String text = new String(files.get(file), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        String changed = text.substring(0, at) + to + text.substring(at + from.length());
        files.put(file, changed.getBytes(StandardCharsets.UTF_8));
        return TestingBundles.read(new BundleSource("test", files));
    }
}
