package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Reads the findings that the Semgrep platform's API lists, the same findings as {@link SemgrepReader} reads from a scan. What the
 * platform calls fixed is resolved, what its users ignored is suppressed with their reason.
 *
 * @see <a href="https://semgrep.dev/api/v1/docs/">Semgrep Web App API</a>
 */
@ApplicationScoped
public class SemgrepPlatformReader implements FindingReader {

    private static final String SOURCE = "semgrep";

    private final FindingTypes types;

    public SemgrepPlatformReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne("semgrep-platform", "Semgrep platform API: findings", List.of("/findings/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any("/findings/*", found -> found.has("rule_name") && found.has("match_based_id"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode found = record.node();
        String rule = record.text("/rule_name");
        String path = record.text("/location/file_path");
        if (rule.isEmpty()) {
            throw record.broken("/rule_name", "the finding names no rule");
        }
        int line = found.path("location").path("line").asInt(0);
        Optional<AssetKey> repository =
                AssetNames.repository(record.text("/repository/url")).or(() -> AssetNames.repository(record.source()));
        ReportBuilder report = FindingReport.on(CodeScanners.file(repository, SOURCE, path), SOURCE, record.at())
                .ofType("source_file")
                .type(types.of(SOURCE, rule))
                .discriminator(CodeScanners.discriminator(
                        record.text("/match_based_id"),
                        line,
                        found.path("location").path("column").asInt(0)))
                .title(rule.substring(rule.lastIndexOf('.') + 1))
                .description(record.text("/rule_message"))
                .severity(CodeScanners.severity(record.text("/severity")))
                .alias(record.text("/id").isEmpty() ? "" : "semgrep-finding:" + record.text("/id"))
                .firstSeen(SourceTimes.parse(found.path("created_at")))
                .location(CodeScanners.location(path, line))
                .reference(record.text("/line_of_code_url"));
        found.path("rule").path("cwe_names").forEach(cwe -> report.weakness(cwe.asText()));
        return List.of(stated(report, record).build());
    }

    private static ReportBuilder stated(ReportBuilder report, SignalRecord record) {
        String state = CodeScanners.first(record.node(), "/status", "/state");
        return switch (state) {
            case "fixed", "removed" -> report.resolved(state);
            case "ignored", "muted" -> {
                String reason = record.text("/triage_reason");
                yield report.suppressed(reason.isEmpty() ? state : reason, null);
            }
            default -> report;
        };
    }
}
