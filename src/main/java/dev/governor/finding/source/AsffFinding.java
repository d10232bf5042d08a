package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.CloudNames;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.SourceTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One finding in ASFF, on its way to reports. */
final class AsffFinding {

    private static final Pattern NO_TEXT = Pattern.compile("^None Provided$");
    private static final Pattern PROWLER = Pattern.compile("(?i)^prowler-");
    private static final Pattern CONFIG_RULE = Pattern.compile("^securityhub-(.*)-[0-9a-z]{6,8}$");

    private final SignalRecord record;
    private final FindingTypes types;
    private final String product;
    private final AwsOrigin origin;

    AsffFinding(SignalRecord record, FindingTypes types) {
        this.record = record;
        this.types = types;
        this.product = AwsProducts.word(
                record.text("/ProductArn"), firstOf("/ProductName", "/ProductFields/aws~1securityhub~1ProductName"));
        this.origin = AsffOrigin.of(record);
    }

    List<FindingReport> reports() {
        JsonNode resources = record.node().path("Resources");
        if (!resources.isArray() || resources.isEmpty()) {
            throw record.broken("/Resources", "the finding names no resource");
        }
        if (origin.account().isEmpty()) {
            throw record.broken("/AwsAccountId", "the finding names no account");
        }
        List<FindingReport> reports = new ArrayList<>();
        for (int i = 0; i < resources.size(); i++) {
            String at = "/Resources/" + i;
            if (record.text(at + "/Id").isEmpty()) {
                throw record.broken(at + "/Id", "the resource has no id");
            }
            if (record.node().path("Vulnerabilities").isEmpty()) {
                reports.add(on(at).type(type()).discriminator(discriminator()).build());
            } else {
                addVulnerabilities(at, reports);
            }
        }
        return reports;
    }

    private void addVulnerabilities(String at, List<FindingReport> reports) {
        for (JsonNode vulnerability : record.node().path("Vulnerabilities")) {
            List<String> ids = new ArrayList<>(List.of(vulnerability.path("Id").asText("")));
            vulnerability.path("RelatedVulnerabilities").forEach(id -> ids.add(id.asText("")));
            JsonNode packages = vulnerability.path("VulnerablePackages");
            if (!packages.isArray() || packages.isEmpty()) {
                reports.add(of(vulnerability, ids, at)
                        .discriminator(PackageFindings.discriminator(ids, "", ""))
                        .build());
            }
            for (JsonNode each : packages.isArray() ? packages : List.<JsonNode>of()) {
                AwsPackage affected = new AwsPackage(
                        each.path("PackageManager").asText(""),
                        AsffOrigin.platform(record.node()),
                        each.path("Name").asText(""),
                        each.path("Version").asText(""),
                        each.path("Release").asText(""),
                        each.path("FilePath").asText(""));
                reports.add(of(vulnerability, ids, at)
                        .discriminator(affected.discriminator(ids))
                        .packageUrl(affected.purl())
                        .fixedIn(AwsPackage.fixed(each.path("FixedInVersion").asText("")))
                        .location(affected.path())
                        .build());
            }
        }
    }

    private ReportBuilder of(JsonNode vulnerability, List<String> ids, String at) {
        boolean exploited = vulnerability.path("ExploitAvailable").asText("").equalsIgnoreCase("YES");
        return on(at).type(PackageFindings.TYPE)
                .vulnerabilities(ids)
                .exploitability(exploited ? Exploitability.AVAILABLE : Exploitability.UNKNOWN, Trust.CURATED);
    }

    private ReportBuilder on(String at) {
        JsonNode resource = record.node().at(at);
        String type = resource.path("Type").asText("");
        AssetKey asset = assetOf(resource, type);
        ReportBuilder report = origin.on(asset, product, at)
                .ofType(type.isBlank() ? "asset" : type)
                .title(firstOf("/Title", "/GeneratorId", "/Id"))
                .description(record.text("/Description"))
                .severity(severity())
                .exploitability(
                        product.equals(AwsProducts.GUARD_DUTY) && !threat().startsWith("Policy:")
                                ? Exploitability.ACTIVE
                                : Exploitability.UNKNOWN,
                        Trust.CURATED)
                .alias(record.text("/Id"))
                .firstSeen(time("FirstObservedAt", "CreatedAt"))
                .lastSeen(time("UpdatedAt", "LastObservedAt", "ProcessedAt", "CreatedAt"))
                .remediation(NO_TEXT.matcher(record.text("/Remediation/Recommendation/Text"))
                        .replaceFirst(""))
                .reference(firstOf("/Remediation/Recommendation/Url", "/SourceUrl"));
        resource.path("Tags")
                .fields()
                .forEachRemaining(tag -> report.tag(tag.getKey(), tag.getValue().asText("")));
        return judged(report);
    }

    /** Returns what the resource names; of an access key without an id, its user. */
    private AssetKey assetOf(JsonNode resource, String type) {
        String id = FirstText.of(resource, "/Id");
        String user = FirstText.of(resource, "/Details/AwsIamAccessKey/UserName");
        return id.endsWith(":null") && !user.isEmpty()
                ? CloudNames.aws(user, "AwsIamUser", origin.account(), "")
                : CloudNames.aws(id, type, origin.account(), regionOf(resource));
    }

    private ReportBuilder judged(ReportBuilder report) {
        String check = record.text("/Compliance/Status");
        String workflow = record.text("/Workflow/Status");
        boolean resolved = workflow.equalsIgnoreCase("RESOLVED");
        boolean sample = record.node().path("Sample").asBoolean(false);
        boolean classification = product.equals(AwsProducts.MACIE) && threat().startsWith("SensitiveData:");
        boolean unanswered = !check.isEmpty() && !check.equalsIgnoreCase("FAILED");
        boolean passed = check.equalsIgnoreCase("PASSED");
        if (sample || classification || unanswered && !(passed && resolved)) {
            return report.verdict(Verdict.EVIDENCE);
        }
        if (resolved) {
            return report.resolved("workflow resolved");
        }
        if (record.text("/ProductFields/aws~1inspector~1FindingStatus").equalsIgnoreCase("CLOSED")) {
            return report.resolved("closed by inspector");
        }
        if (workflow.equalsIgnoreCase("SUPPRESSED")) {
            return report.suppressed("workflow suppressed", null);
        }
        return record.text("/RecordState").equalsIgnoreCase("ARCHIVED")
                ? report.suppressed("record archived", null)
                : report;
    }

    private Optional<String> control() {
        String benchmark = record.text("/GeneratorId").contains("cis-aws-foundations-benchmark")
                ? record.text("/GeneratorId")
                : "";
        return Stream.of(
                        record.text("/Compliance/SecurityControlId"),
                        record.text("/ProductFields/ControlId"),
                        benchmark,
                        product.equals(AwsProducts.SECURITY_HUB) ? record.text("/GeneratorId") : "")
                .map(SecurityHubControls::canonical)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String type() {
        Optional<String> control = control();
        if (control.isPresent()) {
            return types.of(AwsProducts.SECURITY_HUB, control.get());
        }
        String generator = record.text("/GeneratorId");
        String rule = switch (product) {
            case AwsProducts.PROWLER -> PROWLER.matcher(generator).replaceFirst("");
            case AwsProducts.CONFIG -> firstOf("/ProductFields/aws~1config~1ConfigRuleName", "/GeneratorId");
            case AwsProducts.GUARD_DUTY, AwsProducts.MACIE, AwsProducts.INSPECTOR -> threat();
            default -> generator.substring(generator.lastIndexOf('/') + 1);
        };
        return types.of(
                product, rule.isBlank() ? threat() : CONFIG_RULE.matcher(rule).replaceFirst("$1"));
    }

    /** Returns the last part of the first type, for example {@code Recon:EC2-Portscan}. */
    private String threat() {
        String type = firstOf("/Types/0", "/FindingProviderFields/Types/0");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private String discriminator() {
        if (control().isPresent() || !record.text("/Compliance/Status").isEmpty()) {
            return "";
        }
        if (product.equals(AwsProducts.MACIE)) {
            return "";
        }
        return AwsOrigin.findingId(record.text("/Id"));
    }

    private Severity severity() {
        Severity stated = AwsOrigin.severity(firstOf("/Severity/Label", "/FindingProviderFields/Severity/Label"));
        JsonNode score = record.node().path("Severity").path("Normalized");
        if (stated != Severity.UNKNOWN || !score.isNumber()) {
            return stated;
        }
        int points = score.asInt();
        if (points <= 0) {
            return Severity.INFORMATIONAL;
        }
        if (points < 40) {
            return Severity.LOW;
        }
        if (points < 70) {
            return Severity.MEDIUM;
        }
        return points < 90 ? Severity.HIGH : Severity.CRITICAL;
    }

    private String regionOf(JsonNode resource) {
        String own = resource.path("Region").asText("");
        return own.isBlank() ? origin.region() : own;
    }

    private String firstOf(String... pointers) {
        return Stream.of(pointers)
                .map(record::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private @Nullable Instant time(String... fields) {
        return Stream.of(fields)
                .map(field -> SourceTimes.parse(record.node().path(field)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
