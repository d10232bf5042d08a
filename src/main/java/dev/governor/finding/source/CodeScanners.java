package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingTypes;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.signal.SignalRecord;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What scanners of source code have in common: their names, the files they speak of, their severities. */
final class CodeScanners {

    private static final int MAX_FINGERPRINT = 200;

    /** What an engine that wants an account writes instead of a fingerprint. */
    private static final Set<String> NO_FINGERPRINT = Set.of("requires login", "");

    private CodeScanners() {}

    /** Returns one name for a tool, whatever edition of it spoke: {@code Semgrep OSS} is {@code semgrep}. */
    static String tool(String name) {
        String word = FindingTypes.word(name);
        if (word.startsWith("semgrep")) {
            return "semgrep";
        }
        return switch (word) {
            case "zaproxy", "owasp-zap", "zap" -> "zap";
            case "nodejs-scan", "nodejsscan" -> "njsscan";
            default -> word;
        };
    }

    /** Returns the file of the repository that the sender names; without one, of what {@code tool} looked at. */
    static AssetKey file(SignalRecord record, String tool, String path) {
        return file(AssetNames.repository(record.source()), tool, path);
    }

    static AssetKey file(Optional<AssetKey> repository, String tool, String path) {
        return repository
                .map(known -> AssetNames.file(known, path))
                .orElseGet(() -> AssetNames.fileOf(tool, path.isBlank() ? "-" : path));
    }

    /** Returns the tool's own fingerprint, shortened when it is long; without one, line and column. */
    static String discriminator(String fingerprint, int line, int column) {
        String own = fingerprint.strip();
        if (NO_FINGERPRINT.contains(own.toLowerCase(Locale.ROOT))) {
            return line > 0 ? "@" + line + ":" + column : "";
        }
        return own.length() > MAX_FINGERPRINT ? Digest.of(own).shortText() : own;
    }

    /** Returns {@code path:line}, or the path alone. */
    static String location(String path, int line) {
        return line > 0 ? path + ":" + line : path;
    }

    /** Returns what a scanner's word means: the five levels under their usual names, and those of compilers. */
    static Severity severity(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "error" -> Severity.HIGH;
            case "warning", "moderate" -> Severity.MEDIUM;
            case "info", "information", "informational", "none" -> Severity.INFORMATIONAL;
            case "note", "negligible" -> Severity.LOW;
            default -> Level.of(Severity.class, word).orElse(Severity.UNKNOWN);
        };
    }

    /** Returns what a SARIF level means; a tool that says nothing worse than "none" found nothing wrong. */
    static Severity level(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "error" -> Severity.HIGH;
            case "warning" -> Severity.MEDIUM;
            case "note" -> Severity.LOW;
            case "none" -> Severity.INFORMATIONAL;
            default -> Severity.UNKNOWN;
        };
    }

    /** Returns the first text at {@code pointers} below {@code node} that is not blank, or empty. */
    static String first(JsonNode node, String... pointers) {
        for (String pointer : pointers) {
            String text = node.at(pointer).asText("").strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
