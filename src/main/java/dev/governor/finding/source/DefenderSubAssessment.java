package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.ReportBuilder;
import dev.governor.kernel.Trust;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.SourceTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One sub-assessment of Defender for Cloud: a vulnerability, or a failed check of a database.
 *
 * <p>A sub-assessment with CVE ids is a vulnerable package, on the image by its digest where it names one; any other is told
 * apart by its check ({@code properties.id}) and the query or file it looked at.
 */
final class DefenderSubAssessment {

    private static final Pattern REGISTRY = Pattern.compile("^.*/registries/([^/]+).*$");

    private final SignalRecord record;
    private final JsonNode properties;
    private final JsonNode additional;
    private final FindingTypes types;

    DefenderSubAssessment(SignalRecord record, FindingTypes types) {
        this.record = record;
        this.properties = record.node().path("properties");
        this.additional = properties.path("additionalData");
        this.types = types;
    }

    FindingReport report() {
        String id = FirstText.of(record.node(), "/id", "/Id").toLowerCase(Locale.ROOT);
        String named = FirstText.of(properties, "/resourceDetails/id", "/resourceDetails/Id");
        String resource = DefenderNames.resource(named.isEmpty() ? id : named);
        String check = FirstText.of(properties, "/id");
        if (resource.isEmpty() || check.isEmpty()) {
            throw record.broken("/properties/id", "the sub-assessment names no check or no resource");
        }
        AssetKey asset = image(resource);
        ReportBuilder report = FindingReport.on(asset, DefenderNames.TOOL, record.at())
                .ofType(DefenderNames.type(resource))
                .title(FirstText.of(properties, "/displayName", "/id"))
                .description(FirstText.of(properties, "/description", "/impact"))
                .severity(DefenderNames.severity(FirstText.of(properties, "/status/severity")))
                .verdict(DefenderNames.verdict(FirstText.of(properties, "/status/code")))
                .alias(id)
                .lastSeen(SourceTimes.parse(properties.path("timeGenerated")))
                .remediation(FirstText.of(properties, "/remediation"));
        if (asset.system().equals("image")) {
            report.within(DefenderNames.asset(DefenderNames.resource(id)), Trust.AUTHORITATIVE);
        } else {
            DefenderNames.within(report, resource);
        }
        List<String> cves = cves();
        if (cves.isEmpty()) {
            return report.type(types.of(DefenderNames.TOOL, check)).build();
        }
        JsonNode software = additional.path("softwareDetails");
        String item = FirstText.of(software, "/packageName") + "@" + FirstText.of(software, "/version");
        return report.type(PackageFindings.TYPE)
                .vulnerabilities(cves)
                .discriminator(PackageFindings.discriminator(cves, item.equals("@") ? check : item, ""))
                .fixedIn(FirstText.of(software, "/fixedVersion"))
                .build();
    }

    private List<String> cves() {
        List<String> cves = new ArrayList<>();
        for (JsonNode list : List.of(
                additional.path("cve"), additional.path("vulnerabilityDetails").path("cves"))) {
            for (JsonNode cve : list) {
                cves.add(FirstText.of(cve, "/title", "/cveId"));
            }
        }
        String single = FirstText.of(additional, "/vulnerabilityDetails/cveId", "/cveId");
        cves.add(single);
        cves.removeIf(String::isEmpty);
        return cves;
    }

    private AssetKey image(String resource) {
        JsonNode artifact = additional.path("artifactDetails");
        String digest = FirstText.of(additional, "/imageDigest", "/artifactDetails/digest");
        String host = FirstText.of(artifact, "/registryHost");
        String repository = FirstText.of(additional, "/repositoryName", "/artifactDetails/repositoryName");
        String registry = host.isEmpty() && resource.contains("/registries/")
                ? REGISTRY.matcher(resource).replaceFirst("$1") + ".azurecr.io"
                : host;
        return digest.startsWith("sha256:") && !registry.isEmpty() && !repository.isEmpty()
                ? AssetNames.image(registry + "/" + repository + "@" + digest)
                : DefenderNames.asset(resource);
    }
}
