package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.SecretFindings;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads GitHub's secret scanning alerts; never the secret. A secret that GitHub found valid, or that lies in public, is critical
 * and usable; of others no severity is known. A revoked one is resolved; any other resolution sets it aside.
 *
 * @see <a href="https://docs.github.com/en/rest/secret-scanning/secret-scanning">Secret scanning</a>
 */
@ApplicationScoped
public class GitHubSecretScanningReader implements FindingReader {

    private static final String SOURCE = "github:secret-scanning";

    @Override
    public Format format() {
        return GitHubAlert.format("github-secret-scanning", "GitHub secret scanning alerts");
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return GitHubAlert.recognised(sketch, alert -> alert.path("secret_type").isTextual());
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        GitHubAlert alert = new GitHubAlert(record);
        String kind = alert.text("/secret_type");
        JsonNode location = alert.node().path("first_location_detected");
        String path = location.path("path").asText();
        int line = location.path("start_line").asInt(0);
        AssetKey asset = path.isEmpty() ? alert.repository() : alert.file(path);
        String name = CodeScanners.first(alert.node(), "/secret_type_display_name", "/secret_type");
        String number = kind + "-" + alert.text("/number");
        ReportBuilder report = alert.described(FindingReport.on(asset, SOURCE, record.at()))
                .type(SecretFindings.TYPE)
                .discriminator(path.isEmpty() ? number : SecretFindings.discriminator(line, number))
                .title("Secret in the repository: " + name)
                .weakness(SecretFindings.WEAKNESS)
                .location(CodeScanners.location(path, line));
        if (alert.text("/validity").equals("active")
                || alert.node().path("publicly_leaked").asBoolean(false)) {
            report.severity(Severity.CRITICAL).exploitability(Exploitability.AVAILABLE, Trust.CURATED);
        }
        String resolution = alert.text("/resolution");
        if (resolution.equals("revoked")) {
            report.resolved(resolution);
        } else if (!resolution.isEmpty()) {
            report.suppressed(resolution, null);
        }
        return List.of(report.build());
    }
}
