package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.SecretFindings;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Reads Gitleaks' JSON, versions 7 and 8; never the secret, the line it stands in, or the commit's message.
 *
 * <p>Gitleaks does not tell how bad a secret is, so the severity is unknown. The commit's date is when it was first there.
 *
 * @see <a href="https://github.com/gitleaks/gitleaks#readme">Gitleaks</a>
 */
@ApplicationScoped
public class GitleaksReader implements FindingReader {

    private static final Pattern FILE_PAGE = Pattern.compile("(/-)?/(blob|src)/.*$");

    private static final String SOURCE = "gitleaks";

    @Override
    public Format format() {
        return Format.allOrNothing(SOURCE, "Gitleaks: secrets in code", List.of("/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(
                "/*",
                leak -> leak.has("RuleID") && leak.has("File") && leak.has("StartLine")
                        || leak.has("rule") && leak.has("offender") && leak.has("file"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode leak = record.node();
        String rule = CodeScanners.first(leak, "/RuleID", "/rule");
        String path = CodeScanners.first(leak, "/File", "/file");
        if (rule.isEmpty() || path.isEmpty()) {
            throw record.broken(rule.isEmpty() ? "/RuleID" : "/File", "the leak does not name its rule and its file");
        }
        int line = leak.path(leak.has("StartLine") ? "StartLine" : "lineNumber").asInt(0);
        Optional<AssetKey> repository = AssetNames.repository(FILE_PAGE
                        .matcher(CodeScanners.first(leak, "/Link", "/leakURL"))
                        .replaceFirst(""))
                .or(() -> AssetNames.repository(CodeScanners.first(leak, "/repoURL")))
                .or(() -> AssetNames.repository(record.source()));
        return List.of(FindingReport.on(CodeScanners.file(repository, SOURCE, path), SOURCE, record.at())
                .ofType("source_file")
                .type(SecretFindings.TYPE)
                .discriminator(SecretFindings.discriminator(line, rule))
                .title("Secret in code: " + rule)
                .description(CodeScanners.first(leak, "/Description"))
                .weakness(SecretFindings.WEAKNESS)
                .firstSeen(SourceTimes.parse(CodeScanners.first(leak, "/Date", "/date")))
                .location(CodeScanners.location(path, line))
                .reference(CodeScanners.first(leak, "/Link", "/leakURL"))
                .build());
    }
}
