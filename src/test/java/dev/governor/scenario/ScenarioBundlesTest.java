package dev.governor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.BundleRegistry;
import dev.governor.context.AssetProfile;
import dev.governor.context.Attribute;
import dev.governor.context.ContextService;
import dev.governor.context.RadiusLimits;
import dev.governor.context.SignalService;
import dev.governor.context.TestingMemory;
import dev.governor.finding.AssetNames;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingQuery;
import dev.governor.finding.FindingService;
import dev.governor.finding.FindingStatus;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import dev.governor.plan.Capability;
import dev.governor.plan.IntentCheck;
import dev.governor.plan.RemediationPlan;
import dev.governor.plan.Template;
import dev.governor.plan.TemplateCatalogue;
import dev.governor.policy.Outcome;
import dev.governor.policy.PlanDecisionService;
import dev.governor.policy.PlanQuestion;
import dev.governor.risk.Contribution;
import dev.governor.risk.RiskAssessment;
import dev.governor.risk.RiskService;
import dev.governor.signal.RawSignal;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two stories, told by several sources in their own formats, must end as their authors expect, however they are told. */
@QuarkusTest
@TestProfile(ScenarioBundlesTest.Profile.class)
class ScenarioBundlesTest {

    private static final int VARIANTS = 50;

    /** A database of its own, and an author whose VEX statements count. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "governor.storage.url",
                    "jdbc:h2:mem:scenarios;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                    "governor.signal.vex-authors",
                    "ops-security@example.com",
                    "governor.identity.key-directory",
                    "target/test-data/scenario-identity");
        }
    }

    @Inject
    SignalService signals;

    @Inject
    FindingService findings;

    @Inject
    ContextService context;

    @Inject
    RiskService risks;

    @Inject
    TemplateCatalogue templates;

    @Inject
    BundleRegistry bundles;

    @Inject
    PlanDecisionService policy;

    @Inject
    TestingMemory memory;

    /** What the governor concludes about one finding. */
    private record Conclusion(Finding finding, AssetProfile profile, RiskAssessment risk) {

        /** Returns what must be the same however the story is told: all but ids and revisions. */
        String told() {
            return String.join(
                    " | ",
                    finding.asset().text(),
                    finding.type(),
                    finding.discriminator(),
                    finding.title(),
                    CanonicalJson.write(finding.severity()),
                    CanonicalJson.write(finding.exploitability()),
                    timeless(finding.owner()),
                    timeless(finding.environment()),
                    timeless(finding.dataClassification()),
                    String.valueOf(finding.internetExposed().value()),
                    finding.status().word(),
                    finding.statusReason(),
                    finding.details().toString(),
                    finding.lastSeen().toString(),
                    profile.attackRadius().size(RadiusLimits.ORDINARY).word(),
                    risk.score() + " " + risk.band().word());
        }
    }

    /** Most inventories say no time, so theirs is that of their arrival. */
    private static String timeless(Attributed<?> stated) {
        return stated.value() + " " + stated.source() + " " + stated.trust() + " " + stated.conflicts();
    }

    @Test
    void aPublicBucketOfPaymentsOutranksALouderSandbox() throws IOException {
        List<Conclusion> concluded = tell(TestingScenarios.inputs("S1-public-bucket-payments"));

        assertExpected(TestingScenarios.expected("S1-public-bucket-payments"), concluded);
        Conclusion payments = concluded.get(0);
        Conclusion sandbox = concluded.get(1);
        assertThat(reasons(payments)).contains("restricted", "internet-facing", "payments-api");
        assertThat(decide("block_public_access", payments)).isIn(Outcome.REQUIRE_APPROVAL, Outcome.DENY);
        assertThat(decide("block_public_access", sandbox)).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void oneVulnerabilityFromTwoScannersIsOneFindingAndAVexSetsTheOtherAside() throws IOException {
        List<Conclusion> concluded = tell(TestingScenarios.inputs("S2-same-cve-two-scanners"));

        assertExpected(TestingScenarios.expected("S2-same-cve-two-scanners"), concluded);
        assertThat(decide("upgrade_package", concluded.get(0))).isEqualTo(Outcome.REQUIRE_APPROVAL);
        assertThat(concluded.get(0).finding().owner().trust()).isEqualTo(Trust.DECLARED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S1-public-bucket-payments", "S2-same-cve-two-scanners"})
    void toldInFiftyOtherWaysTheStoryIsTheSame(String scenario) throws IOException {
        List<byte[]> inputs = TestingScenarios.inputs(scenario);
        List<String> first = tell(inputs).stream().map(Conclusion::told).toList();

        for (int seed = 1; seed <= VARIANTS; seed++) {
            List<String> again = tell(new TestingVariants(seed).of(inputs)).stream()
                    .map(Conclusion::told)
                    .toList();

            assertThat(again).as("variant %d", seed).isEqualTo(first);
        }
    }

    private List<Conclusion> tell(List<byte[]> bodies) {
        memory.forget();
        for (byte[] body : bodies) {
            signals.ingest(new RawSignal(body, "", Trust.AUTHORITATIVE, "test"));
        }
        return findings.list(FindingQuery.ALL, null, 100).items().stream()
                .map(this::conclusion)
                .sorted(Comparator.<Conclusion>comparingInt(each -> each.risk().score())
                        .reversed())
                .toList();
    }

    private Conclusion conclusion(Finding found) {
        Finding attached = context.attach(found);
        AssetProfile profile = context.profile(found.asset()).orElseThrow();
        return new Conclusion(attached, profile, risks.assess(attached, profile));
    }

    private Outcome decide(String template, Conclusion about) {
        Template filled = templates.find(bundles.active(), template).orElseThrow();
        RemediationPlan plan = new RemediationPlan(
                "pln_1",
                about.finding().tenant(),
                about.finding().id(),
                template,
                about.finding().asset(),
                Map.of(),
                Map.of(),
                "",
                "embedded|agent",
                "embedded|operator",
                Instant.EPOCH);
        PlanQuestion question = new PlanQuestion(
                plan,
                filled,
                about.finding(),
                about.profile(),
                context.fixRadius(about.finding().asset()),
                context.reviewedServices(about.finding().asset()),
                about.risk(),
                EnumSet.allOf(Capability.class),
                null,
                List.of(),
                IntentCheck.matches(filled, about.finding(), about.profile()));
        return policy.decide(question, Instant.EPOCH).decision().outcome();
    }

    private static void assertExpected(JsonNode expected, List<Conclusion> concluded) {
        assertThat(concluded).hasSize(expected.path("distinct_findings").asInt());
        List<String> order = new ArrayList<>();
        expected.path("order").forEach(each -> order.add(each.asText()));
        for (int i = 0; i < order.size(); i++) {
            assertThat(isAbout(concluded.get(i), order.get(i).split(" ")[0]))
                    .as(order.get(i))
                    .isTrue();
        }
        expected.path("normalized").fields().forEachRemaining(entry -> {
            Conclusion about = concluded.stream()
                    .filter(each -> isAbout(each, entry.getKey()))
                    .findFirst()
                    .orElseThrow();
            entry.getValue()
                    .fields()
                    .forEachRemaining(field -> assertField(entry.getKey(), field.getKey(), field.getValue(), about));
        });
    }

    private static boolean isAbout(Conclusion conclusion, String name) {
        return conclusion.finding().asset().equals(AssetNames.of(name))
                || conclusion.finding().asset().path().contains(name);
    }

    private static void assertField(String about, String field, JsonNode value, Conclusion concluded) {
        Finding finding = concluded.finding();
        String text = value.asText();
        switch (field) {
            case "asset" -> assertThat(concluded.profile().name()).as(about).isEqualTo(text);
            case "finding" -> assertThat(finding.type()).as(about).isEqualTo(text);
            case "severity" -> assertThat(word(finding.severity())).as(about).isEqualTo(text);
            case "risk_band" ->
                assertThat(concluded.risk().band().word()).as(about).isEqualTo(text);
            case "owner" ->
                assertThat(finding.owner().orElse("unknown")).as(about).isEqualTo(text);
            case "environment" ->
                assertThat(word(finding.environment()))
                        .as(about)
                        .isEqualTo(Attribute.ENVIRONMENT.wordFor(text).orElse("unknown"));
            case "data_classification" ->
                assertThat(word(finding.dataClassification())).as(about).isEqualTo(text);
            case "internet_exposed" ->
                assertThat(finding.internetExposed().value()).as(about).isEqualTo(value.asBoolean());
            case "blast_radius" ->
                assertThat(concluded
                                .profile()
                                .attackRadius()
                                .size(RadiusLimits.ORDINARY)
                                .word())
                        .as(about)
                        .isEqualTo(text);
            case "exploitability" ->
                assertThat(finding.exploitability().value())
                        .as(about)
                        .isIn(Exploitability.AVAILABLE, Exploitability.ACTIVE);
            case "exploited" ->
                assertThat(finding.exploitability().value() == Exploitability.ACTIVE)
                        .as(about)
                        .isEqualTo(value.asBoolean());
            case "fix" ->
                assertThat(finding.details().fixedIn().get(0)).as(about).isEqualTo(text);
            case "status" -> {
                assertThat(finding.status()).as(about).isEqualTo(FindingStatus.SUPPRESSED);
                assertThat("suppressed:" + finding.statusReason()).as(about).startsWith(text);
            }
            case "reason_must_mention" ->
                value.forEach(word -> assertThat(reasons(concluded)).contains(word.asText()));
            default -> throw new AssertionError("nothing compares `" + field + "`");
        }
    }

    private static String word(Attributed<? extends Level> stated) {
        Level value = stated.value();
        return value == null ? "unknown" : value.word().toLowerCase(Locale.ROOT);
    }

    private static String reasons(Conclusion concluded) {
        return concluded.risk().contributions().stream()
                .map(Contribution::sentence)
                .collect(Collectors.joining("\n"));
    }
}
