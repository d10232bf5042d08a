package dev.governor.finding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads SARIF 2.1.0, the format of static analysers and of many posture scanners.
 *
 * <p>A result whose location names an asset of the estate is about that asset; any other is about a file of a repository.
 * A run that failed, or that holds no result list, resolves nothing.
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
    public String format() {
        return "sarif";
    }

    @Override
    public boolean recognises(SignalDocument document) {
        return document instanceof SignalDocument.Json json
                && json.root().isObject()
                && json.root().has("runs")
                && (json.root().path("version").asText().startsWith("2.1")
                        || json.root().path("$schema").asText().contains("sarif"));
    }

    @Override
    public List<FindingReport> read(SignalDocument document) {
        JsonNode runs = ((SignalDocument.Json) document).root().path("runs");
        if (!runs.isArray() || runs.isEmpty()) {
            throw invalid("/runs", "there is no run");
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            check(runs.get(i), "/runs/" + i, places);
        }
        if (!places.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_SIGNAL, places.get(0).detail(), places);
        }
        List<FindingReport> reports = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            reports.addAll(read(new SarifRun(runs.get(i), "/runs/" + i, types)));
        }
        return reports;
    }

    private static void check(JsonNode run, String at, List<Place> places) {
        JsonNode name = run.path("tool").path("driver").path("name");
        if (!name.isTextual() || name.textValue().isBlank()) {
            places.add(new Place(at + "/tool/driver/name", "the run does not name its tool"));
        }
        JsonNode results = run.path("results");
        if (!results.isMissingNode() && !results.isNull() && !results.isArray()) {
            places.add(new Place(at + "/results", "the results are not a list"));
            return;
        }
        for (int i = 0; i < results.size(); i++) {
            if (!results.get(i).isObject()) {
                places.add(new Place(at + "/results/" + i, "the result is not an object"));
            } else if (!results.get(i).path("message").isObject()) {
                places.add(new Place(at + "/results/" + i + "/message", "the result has no message"));
            }
        }
    }

    private static List<FindingReport> read(SarifRun run) {
        Map<String, Set<String>> seen = new LinkedHashMap<>();
        Set<String> clashing = new HashSet<>();
        List<SarifResult> results = run.results();
        for (SarifResult result : results) {
            if (!seen.computeIfAbsent(result.identity(), key -> new HashSet<>()).add(result.fingerprint())) {
                clashing.add(result.identity() + result.fingerprint());
            }
        }
        return results.stream()
                .filter(result -> run.succeeded() || result.verdict() != Verdict.RESOLVED)
                .map(result -> result.report(
                        result.fingerprint().isEmpty() || clashing.contains(result.identity() + result.fingerprint())))
                .toList();
    }

    private static ProblemException invalid(String at, String detail) {
        return ProblemException.at(ProblemCode.INVALID_SIGNAL, at, detail);
    }
}
