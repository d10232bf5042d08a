package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ImageNames;
import dev.governor.finding.KubernetesNames;
import dev.governor.finding.ReportBuilder;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads Trivy's scan of a Kubernetes cluster: {@code trivy k8s}, in its forms old and new.
 *
 * <p>A misconfiguration is the workload's. A vulnerable package or a secret is the image's, so that it is one finding with what
 * other scanners say of that image; that the workload runs it is context. Where the report names no image, it is the workload's.
 *
 * @see <a href="https://trivy.dev/latest/docs/target/kubernetes/">Trivy on Kubernetes</a>
 */
@ApplicationScoped
public class TrivyClusterReader implements FindingReader {

    private static final Pattern MISCONFIGURATION = Pattern.compile(".*/Misconfigurations/\\d+$");
    private static final Pattern SECRET = Pattern.compile(".*/Secrets/\\d+$");

    private static final List<String> LISTS = List.of("Resources", "Findings", "Vulnerabilities", "Misconfigurations");

    private final FindingTypes types;

    public TrivyClusterReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing("trivy-kubernetes", "Trivy: scans of Kubernetes clusters", records());
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        boolean listed = LISTS.stream()
                .anyMatch(list -> sketch.any(
                        "/" + list + "/*",
                        resource -> resource.path("Kind").isTextual()
                                && resource.path("Name").isTextual()));
        return root.isObject() && !root.has("SchemaVersion") && listed;
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        if (!record.node().isObject()) {
            throw record.broken("", "the entry is not an object");
        }
        JsonNode result = record.parent();
        JsonNode resource = record.parents().get(2);
        TrivyIssue issue = new TrivyIssue(
                record, record.node(), types, SourceTimes.parse(record.root().path("CreatedAt")));
        AssetKey workload = workload(record.root(), resource);
        String target = result.path("Target").asText("");
        AssetKey scanned = image(resource, target).orElse(workload);
        if (MISCONFIGURATION.matcher(record.at()).matches()) {
            return List.of(issue.misconfiguration(workload, "").build());
        }
        if (SECRET.matcher(record.at()).matches()) {
            return List.of(issue.secret(scanned, target, false).build());
        }
        return issue.vulnerability(scanned, result.path("Type").asText(""), "").map(ReportBuilder::build).stream()
                .toList();
    }

    static AssetKey workload(JsonNode root, JsonNode resource) {
        return KubernetesNames.workload(
                root.path("ClusterName").asText(""),
                resource.path("Namespace").asText(""),
                resource.path("Kind").asText("").isBlank()
                        ? "resource"
                        : resource.path("Kind").asText(),
                resource.path("Name").asText("").isBlank()
                        ? "-"
                        : resource.path("Name").asText());
    }

    /** Returns the image that a result is about: by digest when the resource's metadata knows it, else as the target says. */
    static Optional<AssetKey> image(JsonNode resource, String target) {
        String named = TrivyReader.ofSystem(target);
        JsonNode stated = resource.path("Metadata");
        List<String> digests = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of(named));
        for (JsonNode metadata : stated.isArray() ? stated : List.of(stated)) {
            boolean only = !stated.isArray() || stated.size() == 1;
            for (JsonNode tag : metadata.path("RepoTags")) {
                if (only || tag.asText("").equals(named)) {
                    names.add(tag.asText(""));
                    metadata.path("RepoDigests").forEach(digest -> digests.add(digest.asText("")));
                }
            }
        }
        return ImageNames.image(names, digests, "");
    }

    private static List<String> records() {
        List<String> paths = new ArrayList<>();
        for (String list : LISTS) {
            for (String issues : List.of("Vulnerabilities", "Misconfigurations", "Secrets")) {
                paths.add("/" + list + "/*/Results/*/" + issues + "/*");
            }
        }
        return paths;
    }
}
