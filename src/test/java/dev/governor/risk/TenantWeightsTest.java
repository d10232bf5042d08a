package dev.governor.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.finding.Finding;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import dev.governor.policy.FactCopy;
import dev.governor.policy.TestingBundles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TenantWeightsTest {

    private static final TestingFindings SEVERE = new TestingFindings(
            Map.of(
                    "severity", "critical",
                    "exposure", "internal",
                    "criticality", "low",
                    "sensitivity", "public",
                    "exploitability", "none",
                    "blast_radius", "low",
                    "environment", "sandbox"),
            Map.of());

    @Test
    void shouldWeighByTheTenantsOwnWeights() {
        PolicyBundle bundle = with(weight("severity", 40) + weight("exposure", 5));

        RiskAssessment acme = assess("acme", bundle);
        RiskAssessment others = assess("others", bundle);

        assertThat(acme.score()).isGreaterThan(others.score());
        assertThat(acme.contributions())
                .filteredOn(part -> part.factor() == Factor.SEVERITY)
                .singleElement()
                .satisfies(part -> assertThat(part.weight()).isEqualTo(40));
        assertThat(others.score())
                .isEqualTo(assess("others", TestingBundles.readDefault()).score());
    }

    @Test
    void shouldRefuseWeightsOfATenantThatDoNotAddUp() {
        assertThatThrownBy(() -> with(weight("severity", 40)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.places())
                                .singleElement()
                                .satisfies(place -> assertThat(place.detail()).contains("add up to 115", "`acme`")));
    }

    @Test
    void shouldRefuseTwoWeightsOfOneTenant() {
        assertThatThrownBy(() ->
                        with(weight("severity", 25) + weight("severity", 25).replace("acme/", "acme/2-")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.places())
                                .anySatisfy(place -> assertThat(place.detail()).contains("2 rules")));
    }

    private static RiskAssessment assess(String tenant, PolicyBundle bundle) {
        Finding finding = FactCopy.with(SEVERE.finding(), Map.of("tenant", new Tenant(tenant)));
        return RiskScorer.assess(finding, SEVERE.profile(), bundle);
    }

    private static String weight(String factor, int percent) {
        return "risk/acme/%1$s,risk/acme/%1$s,%1$s,acme,Weight of %1$s at acme,%2$d,acme,0.3.0\n"
                .formatted(factor, percent);
    }

    private static PolicyBundle with(String rows) {
        SortedMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        files.compute(
                "risk/weights.drl.csv",
                (file, table) -> (new String(table, StandardCharsets.UTF_8) + rows).getBytes(StandardCharsets.UTF_8));
        return TestingBundles.read(new BundleSource("weights", files));
    }
}
