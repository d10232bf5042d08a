package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.CloudNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.ReportBuilder;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads findings of Amazon Inspector from its own API and events: vulnerable packages, open network paths, weak code.
 *
 * <p>A vulnerability in several packages is a report for each. An untriaged severity is unknown. A closed finding is resolved, a
 * suppressed one set aside.
 *
 * @see <a href="https://docs.aws.amazon.com/inspector/v2/APIReference/API_Finding.html">Inspector finding</a>
 */
@ApplicationScoped
public class InspectorReader implements FindingReader {

    private static final Pattern NO_TEXT = Pattern.compile("^None Provided$");

    private final FindingTypes types;

    public InspectorReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne("aws-inspector", "Amazon Inspector findings", List.of("/findings/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(
                format().records(),
                node -> node.has("findingArn") && node.path("resources").isArray() && node.has("type"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode resources = record.node().path("resources");
        if (!resources.isArray() || resources.isEmpty()) {
            throw record.broken("/resources", "the finding names no resource");
        }
        List<FindingReport> reports = new ArrayList<>();
        for (int i = 0; i < resources.size(); i++) {
            String at = "/resources/" + i;
            if (record.text(at + "/id").isEmpty()) {
                throw record.broken(at + "/id", "the resource has no id");
            }
            if (record.text("/type").equalsIgnoreCase("PACKAGE_VULNERABILITY")) {
                addPackages(record, at, reports);
            } else {
                reports.add(other(record, at));
            }
        }
        return reports;
    }

    private static void addPackages(SignalRecord record, String at, List<FindingReport> reports) {
        JsonNode details = record.node().path("packageVulnerabilityDetails");
        List<String> ids =
                new ArrayList<>(List.of(details.path("vulnerabilityId").asText("")));
        details.path("relatedVulnerabilities").forEach(id -> ids.add(id.asText("")));
        JsonNode packages = details.path("vulnerablePackages");
        if (!packages.isArray() || packages.isEmpty()) {
            reports.add(on(record, at)
                    .type(PackageFindings.TYPE)
                    .vulnerabilities(ids)
                    .discriminator(PackageFindings.discriminator(ids, "", ""))
                    .build());
            return;
        }
        for (JsonNode each : packages) {
            AwsPackage affected = new AwsPackage(
                    FirstText.of(each, "/packageManager"),
                    FirstText.of(
                            record.node().at(at),
                            "/details/awsEcrContainerImage/platform",
                            "/details/awsEc2Instance/platform",
                            "/details/awsLambdaFunction/runtime"),
                    FirstText.of(each, "/name"),
                    FirstText.of(each, "/version"),
                    FirstText.of(each, "/release"),
                    FirstText.of(each, "/filePath"));
            reports.add(on(record, at)
                    .type(PackageFindings.TYPE)
                    .vulnerabilities(ids)
                    .discriminator(affected.discriminator(ids))
                    .packageUrl(affected.purl())
                    .fixedIn(AwsPackage.fixed(FirstText.of(each, "/fixedInVersion")))
                    .location(affected.path())
                    .build());
        }
    }

    private FindingReport other(SignalRecord record, String at) {
        ReportBuilder report = on(record, at);
        JsonNode ports = record.node().path("networkReachabilityDetails");
        JsonNode code = record.node().path("codeVulnerabilityDetails");
        if (ports.isObject()) {
            JsonNode range = ports.path("openPortRange");
            String place = "%s %s-%s"
                    .formatted(
                            ports.path("protocol").asText("").toLowerCase(Locale.ROOT),
                            range.path("begin").asText(""),
                            range.path("end").asText(""));
            return report.type(types.of(AwsProducts.INSPECTOR, record.text("/type")))
                    .discriminator(place)
                    .location(place)
                    .build();
        }
        String place = FirstText.of(code, "/filePath/filePath") + ":" + FirstText.of(code, "/filePath/startLine");
        code.path("cwes").forEach(cwe -> report.weakness(cwe.asText("")));
        String detector = FirstText.of(code, "/detectorId");
        return report.type(types.of(AwsProducts.INSPECTOR, detector.isEmpty() ? record.text("/type") : detector))
                .discriminator(code.isObject() ? place : AwsOrigin.findingId(record.text("/findingArn")))
                .location(code.isObject() ? place : "")
                .build();
    }

    private static ReportBuilder on(SignalRecord record, String at) {
        JsonNode resource = record.node().at(at);
        String kind = FirstText.of(resource, "/type");
        String arn = record.text("/findingArn");
        String stated = record.text("/awsAccountId");
        AwsOrigin origin =
                new AwsOrigin(record, stated.isEmpty() ? AwsOrigin.accountIn(arn) : stated, AwsOrigin.regionIn(arn));
        String region = FirstText.of(resource, "/region");
        AssetKey asset = CloudNames.aws(
                FirstText.of(resource, "/id"), kind, origin.account(), region.isEmpty() ? origin.region() : region);
        boolean exploited = record.text("/exploitAvailable").equalsIgnoreCase("YES");
        ReportBuilder report = origin.on(asset, AwsProducts.INSPECTOR, at)
                .ofType(kind.isEmpty() ? "asset" : kind)
                .title(FirstText.of(record.node(), "/title", "/findingArn"))
                .description(record.text("/description"))
                .severity(AwsOrigin.severity(record.text("/severity")))
                .exploitability(exploited ? Exploitability.AVAILABLE : Exploitability.UNKNOWN, Trust.CURATED)
                .alias(arn)
                .firstSeen(SourceTimes.parse(record.node().path("firstObservedAt")))
                .lastSeen(SourceTimes.parse(
                        record.node().path(record.text("/updatedAt").isEmpty() ? "lastObservedAt" : "updatedAt")))
                .remediation(NO_TEXT.matcher(record.text("/remediation/recommendation/text"))
                        .replaceFirst(""))
                .reference(FirstText.of(
                        record.node(), "/remediation/recommendation/Url", "/packageVulnerabilityDetails/sourceUrl"));
        resource.path("tags")
                .fields()
                .forEachRemaining(tag -> report.tag(tag.getKey(), tag.getValue().asText("")));
        return switch (record.text("/status").toUpperCase(Locale.ROOT)) {
            case "CLOSED" -> report.resolved("closed by inspector");
            case "SUPPRESSED" -> report.suppressed("suppressed in inspector", null);
            default -> report;
        };
    }
}
