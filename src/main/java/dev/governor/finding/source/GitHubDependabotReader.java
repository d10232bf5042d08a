package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.ReportBuilder;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Dependabot's alerts: a vulnerable package that a manifest of the repository lists. They tell no installed version, so
 * the package is named without one.
 *
 * @see <a href="https://docs.github.com/en/rest/dependabot/alerts">Dependabot alerts</a>
 */
@ApplicationScoped
public class GitHubDependabotReader implements FindingReader {

    private static final String SOURCE = "github:dependabot";

    @Override
    public Format format() {
        return GitHubAlert.format("github-dependabot", "GitHub Dependabot alerts");
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return GitHubAlert.recognised(
                sketch, alert -> alert.path("security_advisory").isObject() && alert.has("security_vulnerability"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        GitHubAlert alert = new GitHubAlert(record);
        JsonNode node = alert.node();
        String name = CodeScanners.first(node, "/dependency/package/name", "/security_vulnerability/package/name");
        if (name.isEmpty()) {
            throw record.broken("/dependency/package/name", "the alert names no package");
        }
        String ecosystem =
                CodeScanners.first(node, "/dependency/package/ecosystem", "/security_vulnerability/package/ecosystem");
        String purl = PackageNames.of(ecosystem, name, "");
        String manifest = alert.text("/dependency/manifest_path");
        List<String> ids = new ArrayList<>(
                List.of(alert.text("/security_advisory/cve_id"), alert.text("/security_advisory/ghsa_id")));
        node.path("security_advisory")
                .path("identifiers")
                .forEach(identifier -> ids.add(identifier.path("value").asText()));
        ReportBuilder report = alert.described(FindingReport.on(alert.repository(), SOURCE, record.at()))
                .type(PackageFindings.TYPE)
                .discriminator(PackageFindings.discriminator(ids, purl, manifest))
                .title(CodeScanners.first(node, "/security_advisory/summary", "/security_advisory/ghsa_id"))
                .description(alert.text("/security_advisory/description"))
                .severity(CodeScanners.severity(
                        CodeScanners.first(node, "/security_vulnerability/severity", "/security_advisory/severity")))
                .vulnerabilities(ids)
                .packageUrl(purl)
                .fixedIn(alert.text("/security_vulnerability/first_patched_version/identifier"))
                .location(manifest);
        node.path("security_advisory")
                .path("cwes")
                .forEach(cwe -> report.weakness(cwe.path("cwe_id").asText()));
        return List.of(alert.stated(report, alert.text("/state")).build());
    }
}
