package dev.governor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.TestingReading;
import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingDetails;
import dev.governor.finding.FindingRank;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingStatus;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Tenant;
import dev.governor.kernel.Trust;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OcsfFindingTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T08:00:00Z");
    private static final Instant LAST = Instant.parse("2026-01-10T12:00:00Z");
    private static final Tenant TENANT = new Tenant("estate");
    private static final String PURL = "pkg:maven/org.example/parser@1.2.3?type=jar";
    private static final List<String> IDS = List.of("CVE-2026-0101", "GHSA-aaaa-bbbb-cccc");

    @ParameterizedTest
    @MethodSource("findings")
    void anExportedFindingIsTheSameFindingWhereItIsSent(Finding finding) {
        TestingReading read = sent(OcsfFinding.of(finding, null));

        assertThat(read.formats()).contains("ocsf");
        assertThat(read.rejected()).isEmpty();
        assertThat(read.reports()).singleElement().satisfies(report -> {
            assertThat(keyOf(report)).isEqualTo(finding.key());
            assertThat(report.asset()).isEqualTo(finding.asset());
            assertThat(report.type()).isEqualTo(finding.type());
            assertThat(report.discriminator()).isEqualTo(finding.discriminator());
            assertThat(report.severity().orElse(Severity.UNKNOWN))
                    .isEqualTo(finding.severity().orElse(Severity.UNKNOWN));
            assertThat(report.verdict()).isEqualTo(verdict(finding.status()));
            assertThat(report.title()).isEqualTo(finding.title());
            assertThat(report.description()).isEqualTo(finding.description());
            assertThat(report.firstSeen()).isEqualTo(finding.firstSeen());
            assertThat(report.lastSeen()).isEqualTo(finding.lastSeen());
            assertThat(report.details()).isEqualTo(finding.details());
        });
    }

    @Test
    void aSuppressionKeepsItsReasonAndItsEnd() {
        Instant end = LAST.plusSeconds(86_400);
        Finding finding = finding("image:registry.example%2Fshop", "trivy:ksv001", "", FindingStatus.SUPPRESSED, end);

        JsonNode event = OcsfFinding.of(finding, null);
        FindingReport report = sent(event).reports().get(0);

        assertThat(event.path("status_detail").asText()).isEqualTo("accepted by the owner");
        assertThat(report.reason()).isEqualTo("accepted by the owner");
        assertThat(report.until()).isEqualTo(end);
    }

    @Test
    void whoStatedAFieldAndHowUrgentItIsAreInUnmapped() {
        Finding finding = finding("arn:aws:s3:none:none:cards", "public_s3_bucket", "", FindingStatus.OPEN, null);

        JsonNode event = OcsfFinding.of(finding, new FindingRank(83, "high", 7, "sha256:00"));

        assertThat(event.at("/unmapped/risk/score").asInt()).isEqualTo(83);
        assertThat(event.at("/unmapped/risk/band").asText()).isEqualTo("high");
        assertThat(event.at("/unmapped/provenance/owner/source").asText()).isEqualTo("cmdb-csv");
        assertThat(event.at("/unmapped/provenance/owner/trust").asText()).isEqualTo("authoritative");
        assertThat(event.at("/resources/0/owner/name").asText()).isEqualTo("payments");
        assertThat(event.at("/time").asLong()).isEqualTo(LAST.toEpochMilli());
        assertThat(event.at("/type_uid").asLong()).isEqualTo(200302);
    }

    @ParameterizedTest
    @CsvSource({
        "image:none, vulnerable_package, 2002",
        "postgresql:a:b:c:d, database_public_grant, 2003",
        "arn:aws:s3:none, public_s3_bucket, 2003",
        "arn:aws:ec2:none, guardduty:recon-ec2-portscan, 2004",
        "kubernetes:shop, falco:read-below-etc, 2004",
        "arn:aws:s3:none, macie:sensitivedata-s3object-personal, 2006",
        "git:none, leaked_secret, 2007",
        "git:none, codeql:js-xss, 2007",
        "arn:aws:iam:none, iam-access-analyzer:unusediamrole, 2008"
    })
    void aFindingIsOfTheClassOfItsKind(String asset, String type, int uid) {
        Finding finding = finding(asset, type, "", FindingStatus.OPEN, null);

        assertThat(OcsfFinding.of(finding, null).path("class_uid").asInt()).isEqualTo(uid);
    }

    @Test
    void whatAGovernorRepeatsAboutDataIsNoStatement() {
        Finding finding = finding(
                "arn:aws:s3:none:none:cards", "macie:sensitivedata-s3object-personal", "", FindingStatus.OPEN, null);

        assertThat(sent(OcsfFinding.of(finding, null)).facts()).isEmpty();
    }

    static Stream<Finding> findings() {
        String discriminator = PackageFindings.discriminator(IDS, PURL, "app/lib/parser.jar");
        return Stream.of(
                finding("image:registry.example%2Fshop%2Fapi", "vulnerable_package", discriminator, FindingStatus.OPEN),
                finding("postgresql:estate:a:public:cards", "database_public_grant", "", FindingStatus.OPEN),
                finding("git:code.example:team:shop", "codeql:js-xss", "src/app.js:7", FindingStatus.OPEN),
                finding("git:code.example:team:shop", "leaked_secret", "@12", FindingStatus.SUPPRESSED),
                finding("image:registry.example%2Fshop", "vulnerable_package", "x y", FindingStatus.SUPPRESSED),
                finding("arn:aws:s3:none:none:cards", "public_s3_bucket", "", FindingStatus.RESOLVED),
                finding("arn:aws:ec2:none:none:i", "guardduty:recon-ec2-portscan", "id-1", FindingStatus.OPEN));
    }

    private static Finding finding(String asset, String type, String discriminator, FindingStatus status) {
        return finding(asset, type, discriminator, status, null);
    }

    private static Finding finding(
            String asset, String type, String discriminator, FindingStatus status, Instant suppressedUntil) {
        AssetKey key = new AssetKey(asset);
        boolean vulnerable = type.equals(PackageFindings.TYPE);
        return new Finding(
                "fnd_01",
                Finding.keyOf(TENANT, key, type, discriminator),
                TENANT,
                key,
                type,
                discriminator,
                "a title",
                "a description",
                Attributed.of(Severity.HIGH, "scanner", Trust.CURATED, LAST),
                Attributed.of("payments", "cmdb-csv", Trust.AUTHORITATIVE, LAST),
                Attributed.of(Environment.PRODUCTION, "cmdb-csv", Trust.AUTHORITATIVE, LAST),
                Attributed.of(DataClassification.RESTRICTED, "cmdb-csv", Trust.AUTHORITATIVE, LAST),
                Attributed.unknown(),
                Attributed.unknown(),
                status,
                status == FindingStatus.SUPPRESSED ? "accepted by the owner" : "",
                List.of(),
                FIRST,
                LAST,
                suppressedUntil,
                new FindingDetails(
                        vulnerable ? IDS : List.of(),
                        List.of("CWE-79", "CWE-89"),
                        vulnerable ? PURL : "",
                        vulnerable ? List.of("1.2.4", "1.3.0") : List.of(),
                        "app/lib/parser.jar",
                        "upgrade it",
                        "https://example.com/advisory"));
    }

    private static Verdict verdict(FindingStatus status) {
        return switch (status) {
            case OPEN, IN_PROGRESS -> Verdict.OPEN;
            case SUPPRESSED -> Verdict.SUPPRESSED;
            case RESOLVED -> Verdict.RESOLVED;
        };
    }

    private static Object keyOf(FindingReport report) {
        return Finding.keyOf(TENANT, report.asset(), report.type(), report.discriminator());
    }

    private static TestingReading sent(JsonNode event) {
        return TestingReading.of((CanonicalJson.write(event) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
