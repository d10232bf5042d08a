package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.Verdict;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads SARIF 2.1.0, the format of static analysers and of many posture scanners.
 *
 * <p>A result whose location names an asset of the estate is about that asset; any other is about a file of a repository.
 * A run that failed resolves nothing.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
@ApplicationScoped
public class SarifReader implements FindingReader {

    private final FindingTypes types;

    public SarifReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(
                "sarif", "SARIF 2.1: static analysis, posture and secret scanners", List.of("/runs/*/results/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        return root.isObject()
                && root.has("runs")
                && (root.path("version").asText().startsWith("2.1")
                        || root.path("$schema").asText().contains("sarif"));
    }

    @Override
    public List<Place> check(JsonNode root) {
        JsonNode runs = root.path("runs");
        if (!runs.isArray() || runs.isEmpty()) {
            return List.of(new Place("/runs", "there is no run"));
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            JsonNode name = runs.get(i).path("tool").path("driver").path("name");
            if (!name.isTextual() || name.textValue().isBlank()) {
                places.add(new Place("/runs/" + i + "/tool/driver/name", "the run does not name its tool"));
            }
            if (!runs.get(i).path("results").isArray()) {
                places.add(new Place(
                        "/runs/" + i + "/results", "the run has no list of results, so it found out nothing"));
            }
        }
        return places;
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        if (!record.node().isObject()) {
            throw record.broken("", "the result is not an object");
        }
        if (!record.node().path("message").isObject()) {
            throw record.broken("/message", "the result has no message");
        }
        SarifRun run = record.remember(runAt(record.at()), () -> new SarifRun(record.parent(), record.source(), types));
        SarifResult result = new SarifResult(run, record.node(), record.at());
        return run.succeeded() || result.verdict() != Verdict.RESOLVED ? List.of(result.report()) : List.of();
    }

    private static String runAt(String at) {
        return at.substring(0, at.lastIndexOf("/results/"));
    }
}
