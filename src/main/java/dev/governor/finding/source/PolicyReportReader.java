package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads policy reports of Kubernetes: {@code PolicyReport} and {@code ClusterPolicyReport} (in API group {@code Report} and {@code
 * ClusterReport} too) of {@code wgpolicyk8s.io}, {@code reports.x-k8s.io} and {@code openreports.io}, one or a list of them, in
 * JSON or YAML. See {@link PolicyResult} for what a result says.
 *
 * @see <a href="https://github.com/kubernetes-sigs/wg-policy-prototypes">Policy reports</a>
 */
@ApplicationScoped
public class PolicyReportReader implements FindingReader {

    private static final List<String> GROUPS = List.of("wgpolicyk8s.io/", "reports.x-k8s.io/", "openreports.io/");

    private final FindingTypes types;

    public PolicyReportReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(
                "policy-report",
                "Kubernetes policy reports, from Kyverno, Trivy, KubeArmor and others",
                List.of("/results/*", "/items/*/results/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return isReport(sketch.root()) || sketch.any("/items/*", PolicyReportReader::isReport);
    }

    @Override
    public List<Place> check(JsonNode root) {
        List<Place> places = new ArrayList<>();
        if (isReport(root) && root.has("results") && !root.path("results").isArray()) {
            places.add(new Place("/results", "the results are not a list"));
        }
        int index = 0;
        for (JsonNode item : root.path("items")) {
            if (item.has("results") && !item.path("results").isArray()) {
                places.add(new Place("/items/" + index + "/results", "the results are not a list"));
            }
            index++;
        }
        return places;
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        if (!isReport(record.parent())) {
            return List.of();
        }
        if (!record.node().isObject()) {
            throw record.broken("", "the result is not an object");
        }
        return new PolicyResult(record, types).reports();
    }

    private static boolean isReport(JsonNode node) {
        String kind = node.path("kind").asText();
        return GROUPS.stream().anyMatch(node.path("apiVersion").asText()::startsWith)
                && (kind.endsWith("Report") || kind.endsWith("ReportList"));
    }
}
