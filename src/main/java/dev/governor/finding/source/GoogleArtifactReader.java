package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the occurrences of Google's Artifact Analysis: pages of the API, lists, single ones, and what {@code gcloud artifacts
 * docker images describe} prints. See {@link GoogleArtifactOccurrence} for what one says.
 *
 * @see <a href="https://cloud.google.com/artifact-analysis/docs/reference/rest/v1/projects.occurrences">Occurrence</a>
 */
@ApplicationScoped
public class GoogleArtifactReader implements FindingReader {

    private static final List<String> BY_SEVERITY = Stream.of(
                    "CRITICAL", "HIGH", "MEDIUM", "LOW", "MINIMAL", "None", "UNKNOWN", "SEVERITY_UNSPECIFIED")
            .map(severity -> "/package_vulnerability_summary/vulnerabilities/" + severity + "/*")
            .toList();

    @Override
    public Format format() {
        return Format.oneByOne(
                "google-artifact-analysis",
                "Google Artifact Analysis: vulnerabilities of images",
                Stream.concat(BY_SEVERITY.stream(), Stream.of("/occurrences/*", "/*", ""))
                        .toList());
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(GoogleArtifactReader::isOccurrence)
                || sketch.any("/occurrences/*", GoogleArtifactReader::isOccurrence)
                || sketch.root().path("package_vulnerability_summary").isObject();
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode node = record.node();
        if (!isOccurrence(node)) {
            if (node.has("package_vulnerability_summary")) {
                return List.of();
            }
            throw record.broken("/resourceUri", "the occurrence names no resource or no note");
        }
        return node.path("vulnerability").isObject() ? new GoogleArtifactOccurrence(record).reports() : List.of();
    }

    private static boolean isOccurrence(JsonNode node) {
        return node.path("noteName").isTextual()
                && (node.path("resourceUri").isTextual()
                        || node.path("resource").path("uri").isTextual());
    }
}
