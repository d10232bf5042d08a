package dev.governor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingReading;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingReport;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Tenant;
import dev.governor.kernel.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What readers hear in the story of the public bucket of payments, before anything is stored. */
class PublicBucketSignalsTest {

    private static final Path INPUTS = Path.of("src/test/resources/scenarios/S1-public-bucket-payments/inputs");

    private static final AssetKey PAYMENTS = AssetNames.of("arn:aws:s3:::pay-statements-prod");
    private static final AssetKey SANDBOX = AssetNames.of("arn:aws:s3:::sbx-scratch-7");
    private static final AssetKey SERVICE =
            AssetNames.of("arn:aws:ecs:us-east-1:111122223333:service/prod/payments-api");
    private static final AssetKey ROLE = AssetNames.of("arn:aws:iam::111122223333:role/payments-api-task");
    private static final AssetKey BALANCER = AssetNames.of(
            "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/pay-edge/50dc6c495c0c9188");
    private static final AssetKey BALANCER_BY_NAME =
            new AssetKey("aws:111122223333:us-east-1:aws_elastic_load_balancing_v2_load_balancer:pay-edge");
    private static final AssetKey PRODUCTION = new AssetKey("aws-account:111122223333");
    private static final AssetKey PLAYGROUND = new AssetKey("aws-account:444455556666");
    private static final AssetKey INTERNET = new AssetKey("internet:any");

    private static final List<FindingReport> REPORTS = new ArrayList<>();
    private static final List<ContextFact> FACTS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.list(INPUTS)) {
            for (Path file : files.sorted().toList()) {
                TestingReading reading = TestingReading.of(Files.readAllBytes(file));
                assertThat(reading.refusal()).as(file.toString()).isEmpty();
                assertThat(reading.rejected()).as(file.toString()).isEmpty();
                REPORTS.addAll(reading.reports());
                FACTS.addAll(reading.facts());
            }
        }
    }

    @Test
    void threeReportsAreTwoFindings() {
        assertThat(REPORTS).hasSize(3).allMatch(report -> report.verdict() == Verdict.OPEN);
        assertThat(REPORTS.stream()
                        .map(report ->
                                Finding.keyOf(Tenant.DEFAULT, report.asset(), report.type(), report.discriminator()))
                        .distinct())
                .hasSize(2);
        assertThat(REPORTS).extracting(FindingReport::type).containsOnly("public_s3_bucket");
        assertThat(REPORTS).extracting(FindingReport::asset).containsExactlyInAnyOrder(PAYMENTS, PAYMENTS, SANDBOX);
    }

    @Test
    void theVendorFindsTheSandboxWorse() {
        assertThat(REPORTS.stream()
                        .filter(report -> report.severity().isKnown())
                        .map(report -> report.asset() + " " + report.severity().value()))
                .containsExactlyInAnyOrder(PAYMENTS + " " + Severity.MEDIUM, SANDBOX + " " + Severity.HIGH);
    }

    @Test
    void bothBucketsAreExposedAndBelongToTheirAccounts() {
        assertThat(relations())
                .contains(
                        said(INTERNET, RelationType.EXPOSES, PAYMENTS),
                        said(INTERNET, RelationType.EXPOSES, SANDBOX),
                        said(PRODUCTION, RelationType.CONTAINS, PAYMENTS),
                        said(PLAYGROUND, RelationType.CONTAINS, SANDBOX));
    }

    @Test
    void theInternetReachesTheServiceThatReadsTheBucket() {
        assertThat(relations())
                .contains(
                        said(INTERNET, RelationType.EXPOSES, BALANCER),
                        said(BALANCER, RelationType.SAME_AS, BALANCER_BY_NAME),
                        said(BALANCER_BY_NAME, RelationType.EXPOSES, SERVICE),
                        said(SERVICE, RelationType.ASSUMES, ROLE),
                        said(ROLE, RelationType.READS, PAYMENTS));
    }

    @Test
    void accountsTellTheEnvironmentAndMacieTheData() {
        assertThat(attributes())
                .contains(
                        PRODUCTION + " environment production authoritative",
                        PLAYGROUND + " environment sandbox authoritative",
                        PAYMENTS + " data_classification restricted authoritative",
                        SANDBOX + " environment sandbox declared");
        assertThat(FACTS.stream().map(ContextFact::asset).filter(SANDBOX::equals))
                .isNotEmpty();
        assertThat(attributes())
                .noneMatch(line -> line.startsWith(SANDBOX + " " + Attribute.DATA_CLASSIFICATION.word()));
    }

    private static List<String> relations() {
        return FACTS.stream()
                .filter(fact -> fact instanceof RelationFact)
                .map(RelationFact.class::cast)
                .filter(fact -> fact.trust() == Trust.AUTHORITATIVE)
                .map(fact -> said(fact.asset(), fact.type(), fact.to()))
                .toList();
    }

    private static String said(AssetKey from, RelationType type, AssetKey to) {
        return from + " " + type.word() + " " + to;
    }

    private static List<String> attributes() {
        return FACTS.stream()
                .filter(fact -> fact instanceof AttributeFact)
                .map(AttributeFact.class::cast)
                .map(fact -> "%s %s %s %s"
                        .formatted(
                                fact.asset(),
                                fact.attribute().word(),
                                fact.value(),
                                fact.trust().word()))
                .toList();
    }
}
