package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads GitHub's code scanning alerts. The type is that of the same tool's SARIF. An alert that is fixed on a branch other than
 * the default one is evidence only: the code that runs still has it.
 *
 * @see <a href="https://docs.github.com/en/rest/code-scanning/code-scanning">Code scanning</a>
 */
@ApplicationScoped
public class GitHubCodeScanningReader implements FindingReader {

    private final FindingTypes types;

    public GitHubCodeScanningReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return GitHubAlert.format("github-code-scanning", "GitHub code scanning alerts");
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return GitHubAlert.recognised(
                sketch,
                alert -> alert.path("rule").isObject()
                        && alert.path("tool").isObject()
                        && alert.path("state").isTextual());
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        GitHubAlert alert = new GitHubAlert(record);
        String rule = CodeScanners.first(alert.node(), "/rule/id", "/rule/name");
        if (rule.isEmpty()) {
            throw record.broken("/rule/id", "the alert names no rule");
        }
        String tool = CodeScanners.tool(alert.text("/tool/name"));
        JsonNode instance = alert.node().path("most_recent_instance");
        JsonNode location =
                (instance.isObject() ? instance : alert.node().path("instances").path(0)).path("location");
        String path = location.path("path").asText();
        int line = location.path("start_line").asInt(0);
        ReportBuilder report = alert.described(FindingReport.on(alert.file(path), "github:" + tool, record.at()))
                .type(types.of(tool, rule))
                .discriminator(CodeScanners.discriminator(
                        "", line, location.path("start_column").asInt(0)))
                .title(CodeScanners.first(alert.node(), "/rule/description", "/rule/name", "/rule/id"))
                .description(CodeScanners.first(alert.node(), "/rule/full_description", "/rule/description"))
                .severity(CodeScanners.severity(
                        CodeScanners.first(alert.node(), "/rule/security_severity_level", "/rule/severity")))
                .location(CodeScanners.location(path, line));
        for (JsonNode tag : alert.node().path("rule").path("tags")) {
            if (tag.asText().startsWith("external/cwe/")) {
                report.weakness(tag.asText().substring("external/cwe/".length()));
            }
        }
        alert.stated(report, alert.text("/state"));
        if (alert.text("/state").equals("fixed") && alert.onOtherBranch()) {
            report.verdict(Verdict.EVIDENCE);
        }
        return List.of(report.build());
    }
}
