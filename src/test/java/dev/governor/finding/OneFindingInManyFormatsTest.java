package dev.governor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingReading;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What products of Amazon say natively, as ASFF and as OCSF is the same finding. */
class OneFindingInManyFormatsTest {

    private static final Path FIXTURES = Path.of("src/test/resources/signals");

    @Test
    void aPublicBucketIsOneFindingForSecurityHubMacieProwlerConfigAndAccessAnalyzer() throws IOException {
        List<String> files = List.of(
                "aws-asff/states.asff.json",
                "aws-asff/products.asff.json",
                "aws-access-analyzer/findings.json",
                "aws-macie/findings.json",
                "ocsf/security-hub.ocsf.json",
                "ocsf/prowler.ocsf.json");

        assertThat(files)
                .allSatisfy(file -> assertThat(keys(file, "public_s3_bucket"))
                        .containsExactly(Finding.keyOf(
                                Tenant.DEFAULT,
                                AssetNames.of("arn:aws:s3:::orchard-invoices"),
                                "public_s3_bucket",
                                "")));
    }

    @Test
    void aThreatIsOneFindingNativelyAsAsffAndAsOcsf() throws IOException {
        Set<Digest> natively = keys("aws-guardduty/event-detail.json", "guardduty:recon-ec2-portscan");

        assertThat(natively).hasSize(1);
        assertThat(keys("aws-asff/products.asff.json", "guardduty:recon-ec2-portscan"))
                .containsAll(natively);
        assertThat(keys("ocsf/security-hub.ocsf.json", "guardduty:recon-ec2-portscan"))
                .isEqualTo(natively);
        assertThat(keys("aws-guardduty/api-findings.json", "guardduty:recon-ec2-portscan"))
                .containsAll(natively);
    }

    @Test
    void aVulnerablePackageOfAnImageIsOneFindingNativelyAsAsffAndAsOcsf() throws IOException {
        Set<Digest> asff = keys("aws-asff/vulnerabilities.asff.json", PackageFindings.TYPE);

        assertThat(keys("aws-inspector/findings.json", PackageFindings.TYPE)).anyMatch(asff::contains);
        assertThat(keys("ocsf/security-hub.ocsf.json", PackageFindings.TYPE)).anyMatch(asff::contains);
    }

    private static Set<Digest> keys(String file, String type) throws IOException {
        return TestingReading.of(Files.readAllBytes(FIXTURES.resolve(file))).reports().stream()
                .filter(report -> report.type().equals(type))
                .map(report -> Finding.keyOf(Tenant.DEFAULT, report.asset(), report.type(), report.discriminator()))
                .collect(Collectors.toSet());
    }
}
