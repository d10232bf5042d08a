package dev.governor.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingReading;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingReport;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads the signals of the demo estate and asks the graph what the stories need. */
class EstateTest {

    private static final Path ESTATE = Path.of("examples/estate");
    private static final Instant ARRIVAL = Instant.parse("2026-02-01T00:00:00Z");
    private static final AssetKey CARDS = new AssetKey("postgresql:estate:payments_prod:public:cards");
    private static final AssetKey FEEDBACK = new AssetKey("postgresql:estate:sandbox:public:feedback");

    private final List<FindingReport> reports = new ArrayList<>();
    private final List<ContextFact> facts = new ArrayList<>();

    @BeforeEach
    void readTheEstate() throws IOException {
        for (String name : List.of(
                "inventory.cmdb.csv",
                "relations.cmdb.csv",
                "ownership.catalog-info.yaml",
                "classification.ocsf.json",
                "posture.sarif",
                "posture.ocsf.json")) {
            TestingReading reading = TestingReading.of(Files.readAllBytes(ESTATE.resolve(name)));
            reports.addAll(reading.reports());
            facts.addAll(reading.facts());
        }
        facts.addAll(ReportedContext.of(reports));
        facts.addAll(ReportedContext.containersIn(facts));
        facts.replaceAll(fact -> fact.settled(Trust.AUTHORITATIVE, ARRIVAL));
    }

    @Test
    void fiveFindingsAreOpenAndTheirTypesAreCanonical() {
        List<String> open = reports.stream()
                .filter(report -> report.verdict() == Verdict.OPEN)
                .map(report -> report.asset().path().get(3) + " " + report.type())
                .sorted()
                .toList();

        assertThat(open)
                .containsExactly(
                        "archive_2019 database_stale_table",
                        "cards database_public_grant",
                        "feedback database_public_grant",
                        "partner_rates database_public_grant",
                        "survey database_public_grant");
    }

    @Test
    void theSandboxTableIsHighForTheVendorAndHarmlessForTheGraph() {
        AssetProfile profile = new ProfileReading(graph()).profile(FEEDBACK);

        assertThat(severityOn(FEEDBACK)).isEqualTo(Severity.HIGH);
        assertThat(profile.exposure().value()).isEqualTo(Exposure.INTERNAL);
        assertThat(profile.exposurePath()).isEmpty();
        assertThat(profile.criticality().value()).isEqualTo(Criticality.LOW);
        assertThat(profile.environment().value()).isEqualTo(Environment.SANDBOX);
        assertThat(profile.dataClassification().value()).isEqualTo(DataClassification.INTERNAL);
        assertThat(profile.owner().value()).isEqualTo("data-lab");
        assertThat(profile.owner().source()).contains("inherited from postgresql:estate:sandbox");
        assertThat(profile.attackRadius().size(RadiusLimits.ORDINARY)).isEqualTo(BlastRadius.Size.LOW);
    }

    @Test
    void theCardTableIsMediumForTheVendorAndReachableFromTheInternet() {
        AssetProfile profile = new ProfileReading(graph()).profile(CARDS);

        assertThat(severityOn(CARDS)).isEqualTo(Severity.MEDIUM);
        assertThat(profile.exposure().value()).isEqualTo(Exposure.INTERNET);
        assertThat(profile.exposurePath().stream().map(relation -> relation.to().text()))
                .containsExactly(
                        "network:estate:edge-proxy",
                        "postgresql:estate:payments_prod",
                        "postgresql:estate:payments_prod:public",
                        "postgresql:estate:payments_prod:public:cards");
        assertThat(profile.dataClassification().value()).isEqualTo(DataClassification.RESTRICTED);
        assertThat(profile.dataClassification().trust()).isEqualTo(Trust.AUTHORITATIVE);
        assertThat(profile.environment().value()).isEqualTo(Environment.PRODUCTION);
        assertThat(profile.criticality().value()).isEqualTo(Criticality.CRITICAL);
        assertThat(profile.owner().value()).isEqualTo("payments-platform");
        assertThat(profile.attackRadius().productionServices()).isEqualTo(2);
    }

    @Test
    void theFixOfTheCardTableTouchesOneProductionService() {
        BlastRadius radius = new ProfileReading(graph()).fixRadius(CARDS);

        assertThat(radius.productionServices()).isEqualTo(1);
        assertThat(radius.size(RadiusLimits.ORDINARY)).isEqualTo(BlastRadius.Size.MEDIUM);
        assertThat(radius.reached()).containsExactly(new AssetKey("service:payments-api"));
    }

    @Test
    void aTagThatSaysSandboxDoesNotMakeProductionHarmless() {
        AssetProfile profile = new ProfileReading(graph())
                .profile(new AssetKey("postgresql:estate:payments_prod:public:archive_2019"));

        assertThat(profile.environment().value()).isEqualTo(Environment.PRODUCTION);
        assertThat(profile.environment().conflicts())
                .containsExactly("ocsf:retention-scanner tag (declared) says sandbox");
    }

    @Test
    void theGraphDoesNotDependOnTheOrderOfFacts() {
        AssetProfile expected = new ProfileReading(graph()).profile(CARDS);

        for (int seed = 0; seed < 50; seed++) {
            List<ContextFact> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, new Random(seed));

            AssetGraph graph = shuffled.stream()
                    .map(List::of)
                    .reduce(AssetGraph.EMPTY, (before, fact) -> before.with(fact, 7), (one, two) -> two);

            assertThat(new ProfileReading(graph).profile(CARDS)).isEqualTo(expected);
        }
    }

    @Test
    void retiredAndFormulaItemsDoNoHarm() {
        assertThat(facts).noneMatch(fact -> fact.asset().text().startsWith("cmdb:"));
    }

    private AssetGraph graph() {
        return AssetGraph.EMPTY.with(facts, 7);
    }

    private Severity severityOn(AssetKey asset) {
        return reports.stream()
                .filter(report -> report.asset().equals(asset) && report.verdict() == Verdict.OPEN)
                .findFirst()
                .orElseThrow()
                .severity()
                .orElse(Severity.UNKNOWN);
    }
}
