package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.TrivyOperatorNames;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads which workload runs which image from the reports of Trivy's operator, so that what is wrong with the image reaches the
 * workload. Curated: the operator reads it from the cluster itself.
 *
 * @see <a href="https://aquasecurity.github.io/trivy-operator/latest/docs/crds/">Custom resources of the operator</a>
 */
@ApplicationScoped
public class TrivyWorkloadReader implements ContextReader {

    @Override
    public Format format() {
        return Format.allOrNothing(
                "trivy-operator-workloads",
                "Trivy operator: which workload runs which image",
                List.of("/items/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return isAboutImage(sketch.root())
                || sketch.any("/items/*", TrivyWorkloadReader::isAboutImage)
                || sketch.any("/*", TrivyWorkloadReader::isAboutImage);
    }

    private static boolean isAboutImage(JsonNode node) {
        return TrivyOperatorNames.isReport(node)
                && node.path("report").path("artifact").isObject();
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode report = record.node();
        if (!isAboutImage(report)) {
            return List.of();
        }
        Facts facts = new Facts(
                "trivy-operator",
                Trust.CURATED,
                SourceTimes.parse(report.path("report").path("updateTimestamp")));
        AssetKey workload = TrivyOperatorNames.workload(report);
        TrivyOperatorNames.image(report)
                .ifPresent(image -> facts.asset(workload, "", "workload")
                        .asset(image, "", "container_image")
                        .relation(workload, RelationType.RUNS, image));
        return facts.list();
    }
}
