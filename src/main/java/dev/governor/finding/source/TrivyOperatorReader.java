package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.TrivyOperatorNames;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads the reports that Trivy's operator keeps in a cluster, one or a list of them: vulnerabilities, configuration audits and
 * exposed secrets.
 *
 * <p>Assets as in {@link TrivyClusterReader}; a ReplicaSet stands for its Deployment. A check that succeeded is evidence.
 *
 * @see <a href="https://aquasecurity.github.io/trivy-operator/latest/docs/crds/">Custom resources of the operator</a>
 */
@ApplicationScoped
public class TrivyOperatorReader implements FindingReader {

    private final FindingTypes types;

    public TrivyOperatorReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(
                "trivy-operator",
                "Trivy operator: reports in the cluster",
                List.of(
                        "/report/vulnerabilities/*",
                        "/report/checks/*",
                        "/report/secrets/*",
                        "/items/*/report/vulnerabilities/*",
                        "/items/*/report/checks/*",
                        "/items/*/report/secrets/*",
                        "/*/report/vulnerabilities/*",
                        "/*/report/checks/*",
                        "/*/report/secrets/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return TrivyOperatorNames.isReport(sketch.root())
                || sketch.any("/items/*", TrivyOperatorNames::isReport)
                || sketch.any("/*", TrivyOperatorNames::isReport);
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        if (!record.node().isObject()) {
            throw record.broken("", "the entry is not an object");
        }
        JsonNode report = record.parent();
        JsonNode resource = record.parents().get(record.parents().indexOf(report) - 1);
        TrivyIssue issue =
                new TrivyIssue(record, record.node(), types, SourceTimes.parse(report.path("updateTimestamp")));
        AssetKey workload = TrivyOperatorNames.workload(resource);
        AssetKey scanned = TrivyOperatorNames.image(resource).orElse(workload);
        if (record.at().contains("/checks/")) {
            return List.of(issue.misconfiguration(workload, "").build());
        }
        if (record.at().contains("/secrets/")) {
            return List.of(issue.secret(scanned, record.text("/target"), false).build());
        }
        JsonNode system = report.path("os");
        String ecosystem =
                issue.text("/packageType").isEmpty() ? system.path("family").asText("") : issue.text("/packageType");
        return issue.vulnerability(scanned, ecosystem, "").map(ReportBuilder::build).stream()
                .toList();
    }
}
