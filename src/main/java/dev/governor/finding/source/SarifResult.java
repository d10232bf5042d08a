package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReport;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.SourceTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One result of a SARIF run, on its way to a report. */
final class SarifResult {

    private final SarifRun run;
    private final JsonNode result;
    private final JsonNode rule;
    private final String at;
    private final AssetKey asset;
    private final String type;

    SarifResult(SarifRun run, JsonNode result, String at) {
        this.run = run;
        this.result = result;
        this.at = at;
        this.rule = run.rule(result);
        this.asset = assetOf();
        this.type = run.typeOf(run.ruleId(result));
    }

    FindingReport report() {
        Instant end = run.endedAt();
        boolean file = asset.system().equals("git") || asset.system().equals("file");
        String title = rule.path("shortDescription")
                .path("text")
                .asText(rule.path("name").asText());
        String message = messageText();
        ReportBuilder report = FindingReport.on(asset, run.source(), at)
                .ofType(file ? "source_file" : "asset")
                .type(type)
                .discriminator(file ? discriminator() : logicalPart())
                .title(title.isBlank() ? message : title)
                .description(message)
                .severity(severity())
                .exploitability(exploitability(), Trust.DECLARED)
                .verdict(verdict())
                .location(CodeScanners.location(run.uri(physical()), line()))
                .remediation(fix())
                .reference(rule.path("helpUri").asText())
                .alias(result.path("guid").asText(result.path("correlationGuid").asText()))
                .firstSeen(SourceTimes.parse(result.path("provenance").path("firstDetectionTimeUtc")))
                .lastSeen(lastSeen(end));
        SarifTaxonomy taxonomy = new SarifTaxonomy(rule, result, run.ruleId(result));
        taxonomy.weaknesses().forEach(report::weakness);
        report.vulnerabilities(taxonomy.vulnerabilities());
        suppression().ifPresent(why -> report.suppressed(why, null));
        return report.build();
    }

    private String discriminator() {
        String own = CodeScanners.discriminator(
                fingerprint(),
                line(),
                physical().path("region").path("startColumn").asInt(0));
        int occurrence = run.occurrence(asset.text() + " " + type + " " + own);
        return occurrence == 0 ? own : own + "#" + (occurrence + 1);
    }

    Verdict verdict() {
        String kind = result.path("kind").asText("fail");
        if (!kind.equals("fail")) {
            return Verdict.EVIDENCE;
        }
        if (result.path("baselineState").asText().equals("absent")) {
            return Verdict.RESOLVED;
        }
        return Verdict.OPEN;
    }

    /** Returns why an open result is set aside, empty text when nobody says why; nothing when it is not. */
    private Optional<String> suppression() {
        if (verdict() != Verdict.OPEN) {
            return Optional.empty();
        }
        for (JsonNode suppression : result.path("suppressions")) {
            if (suppression.path("status").asText("accepted").equals("accepted")) {
                return Optional.of(suppression.path("justification").asText());
            }
        }
        return Optional.empty();
    }

    /** Returns the fix that the result proposes, else the help of its rule. */
    private String fix() {
        return CodeScanners.first(result, "/fixes/0/description/text").isEmpty()
                ? CodeScanners.first(rule, "/help/text")
                : CodeScanners.first(result, "/fixes/0/description/text");
    }

    private int line() {
        return physical().path("region").path("startLine").asInt(0);
    }

    /** Returns the tool's own fingerprints, sorted and joined; empty when it gives none. */
    private String fingerprint() {
        Map<String, String> prints = new TreeMap<>();
        for (String field : List.of("fingerprints", "partialFingerprints")) {
            Iterator<Map.Entry<String, JsonNode>> fields = result.path(field).fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> print = fields.next();
                JsonNode value = print.getValue();
                prints.put(print.getKey(), value.isTextual() ? value.textValue() : value.toString());
            }
        }
        return String.join(";", prints.values());
    }

    private String logicalPart() {
        return result.path("properties").path("discriminator").asText();
    }

    private @Nullable Instant lastSeen(@Nullable Instant end) {
        Instant seen = SourceTimes.parse(result.path("provenance").path("lastDetectionTimeUtc"));
        return seen == null ? end : seen;
    }

    private JsonNode physical() {
        return result.path("locations").path(0).path("physicalLocation");
    }

    private AssetKey assetOf() {
        for (JsonNode location : result.path("locations")) {
            for (JsonNode logical : location.path("logicalLocations")) {
                Optional<AssetKey> named =
                        AssetNames.known(logical.path("fullyQualifiedName").asText());
                if (named.isPresent()) {
                    return named.get();
                }
            }
            Optional<AssetKey> named = AssetNames.known(run.uri(location.path("physicalLocation")));
            if (named.isPresent()) {
                return named.get();
            }
        }
        return file(run.uri(physical()));
    }

    private AssetKey file(String path) {
        return run.repository()
                .map(repository -> AssetNames.file(repository, path))
                .orElseGet(() -> AssetNames.fileOf(CodeScanners.tool(run.tool()), path));
    }

    private String messageText() {
        JsonNode message = result.path("message");
        String text = message.path("text").asText(message.path("markdown").asText());
        if (text.isEmpty()) {
            text = rule.path("messageStrings")
                    .path(message.path("id").asText())
                    .path("text")
                    .asText();
        }
        JsonNode arguments = message.path("arguments");
        for (int i = 0; i < arguments.size(); i++) {
            text = text.replace("{" + i + "}", arguments.get(i).asText());
        }
        return text;
    }

    private Severity severity() {
        JsonNode own = result.path("properties").path("security-severity");
        JsonNode stated = own.isMissingNode() ? rule.path("properties").path("security-severity") : own;
        return secure(stated.asText())
                .orElseGet(() -> CodeScanners.level(result.path("level")
                        .asText(rule.path("defaultConfiguration").path("level").asText("warning"))));
    }

    private Exploitability exploitability() {
        String word = result.path("properties").path("exploitability").asText();
        return Level.of(Exploitability.class, word).orElse(Exploitability.UNKNOWN);
    }

    private static Optional<Severity> secure(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            BigDecimal score = new BigDecimal(text.strip());
            return Optional.of(ofScore(score.max(BigDecimal.ZERO).min(BigDecimal.TEN)));
        } catch (NumberFormatException e) {
            return Optional.of(CodeScanners.severity(text)).filter(level -> level != Severity.UNKNOWN);
        }
    }

    private static Severity ofScore(BigDecimal score) {
        if (score.compareTo(new BigDecimal("9.0")) >= 0) {
            return Severity.CRITICAL;
        }
        if (score.compareTo(new BigDecimal("7.0")) >= 0) {
            return Severity.HIGH;
        }
        if (score.compareTo(new BigDecimal("4.0")) >= 0) {
            return Severity.MEDIUM;
        }
        return score.signum() > 0 ? Severity.LOW : Severity.INFORMATIONAL;
    }
}
