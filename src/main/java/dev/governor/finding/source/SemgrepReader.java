package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads Semgrep's own JSON. A match that a comment in the code sets aside ({@code nosemgrep}) is suppressed.
 *
 * <p>The type is the rule's, the same as in Semgrep's SARIF; matches of one rule in one file are told apart by Semgrep's
 * fingerprint, or by line and column where it writes {@code requires login} instead. The matched lines are not kept.
 *
 * @see <a href="https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif">Semgrep JSON</a>
 */
@ApplicationScoped
public class SemgrepReader implements FindingReader {

    private static final String SOURCE = "semgrep";

    private final FindingTypes types;

    public SemgrepReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing("semgrep", "Semgrep JSON: static analysis", List.of("/results/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        JsonNode results = root.path("results");
        if (!root.isObject() || !results.isArray()) {
            return false;
        }
        return results.isEmpty()
                ? root.path("errors").isArray()
                        && root.path("paths").isObject()
                        && root.path("version").isTextual()
                : sketch.any("/results/*", result -> result.has("check_id") && result.has("extra"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        String rule = record.text("/check_id");
        String path = record.text("/path");
        if (rule.isEmpty()) {
            throw record.broken("/check_id", "the result names no rule");
        }
        if (path.isEmpty()) {
            throw record.broken("/path", "the result names no file");
        }
        JsonNode extra = record.node().path("extra");
        JsonNode metadata = extra.path("metadata");
        JsonNode start = record.node().path("start");
        int line = start.path("line").asInt(0);
        ReportBuilder report = FindingReport.on(CodeScanners.file(record, SOURCE, path), SOURCE, record.at())
                .ofType("source_file")
                .type(types.of(SOURCE, rule))
                .discriminator(CodeScanners.discriminator(
                        record.text("/extra/fingerprint"),
                        line,
                        start.path("col").asInt(0)))
                .title(rule.substring(rule.lastIndexOf('.') + 1))
                .description(record.text("/extra/message"))
                .severity(CodeScanners.severity(record.text("/extra/severity")))
                .location(CodeScanners.location(path, line))
                .remediation(record.text("/extra/fix"))
                .reference(CodeScanners.first(metadata, "/source", "/shortlink", "/references/0"));
        JsonNode weaknesses = metadata.path("cwe");
        report.weakness(weaknesses.asText());
        weaknesses.forEach(weakness -> report.weakness(weakness.asText()));
        if (extra.path("is_ignored").asBoolean(false)) {
            report.suppressed("a nosemgrep comment in the code", null);
        }
        return List.of(report.build());
    }
}
