package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads findings of Google's Security Command Center: notification messages, the pages of {@code ListFindings} and of {@code
 * gcloud scc findings list}, and single findings; versions 1 and 2 of the API. See {@link GoogleSccFinding} for what a finding
 * says.
 *
 * <p>The older log entries of Event Threat Detection hold no finding, and are not of this format.
 *
 * @see <a href="https://cloud.google.com/security-command-center/docs/reference/rest/v2/organizations.sources.locations.findings">Finding</a>
 */
@ApplicationScoped
public class GoogleSccReader implements FindingReader {

    private static final Pattern NAME =
            Pattern.compile("(organizations|folders|projects)/[^/]+/sources/[^/]+(/locations/[^/]+)?/findings/[^/]+");

    private final FindingTypes types;

    public GoogleSccReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne(
                "google-scc",
                "Google Security Command Center findings",
                List.of("/listFindingsResults/*", "/findings/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(GoogleSccReader::holdsFinding)
                || sketch.any("/listFindingsResults/*", GoogleSccReader::holdsFinding)
                || sketch.any("/findings/*", GoogleSccReader::holdsFinding);
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        boolean wrapped = record.node().path("finding").isObject();
        JsonNode finding = wrapped ? record.node().path("finding") : record.node();
        JsonNode resource = wrapped && record.node().path("resource").isObject()
                ? record.node().path("resource")
                : finding.path("resource");
        String at = wrapped ? "/finding" : "";
        if (FirstText.of(finding, "/category").isEmpty()) {
            throw record.broken(at + "/category", "the finding has no category");
        }
        GoogleSccFinding read = new GoogleSccFinding(finding, resource, types);
        if (read.resourceName().isEmpty()) {
            throw record.broken(at + "/resourceName", "the finding names no resource");
        }
        return List.of(read.report(record.at() + at));
    }

    private static boolean holdsFinding(JsonNode node) {
        JsonNode finding = node.path("finding").isObject() ? node.path("finding") : node;
        return NAME.matcher(finding.path("name").asText()).matches()
                || NAME.matcher(finding.path("canonicalName").asText()).matches();
    }
}
