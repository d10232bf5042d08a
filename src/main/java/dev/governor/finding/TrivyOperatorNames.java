package dev.governor.finding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a report of Trivy's operator is about: its labels name the workload, its artifact the image. */
public final class TrivyOperatorNames {

    private static final String LABEL = "trivy-operator.resource.";

    private static final Set<String> KINDS = Set.of(
            "VulnerabilityReport",
            "ClusterVulnerabilityReport",
            "ConfigAuditReport",
            "ClusterConfigAuditReport",
            "ExposedSecretReport",
            "InfraAssessmentReport",
            "ClusterInfraAssessmentReport",
            "RbacAssessmentReport",
            "ClusterRbacAssessmentReport");

    private TrivyOperatorNames() {}

    /** Tells whether {@code node} is a report of the operator. */
    public static boolean isReport(JsonNode node) {
        return KINDS.contains(node.path("kind").asText())
                && node.path("apiVersion").asText().startsWith("aquasecurity.github.io/");
    }

    /** Returns the workload that a report is about; a ReplicaSet's Deployment stands for it. */
    public static AssetKey workload(JsonNode report) {
        JsonNode labels = report.path("metadata").path("labels");
        JsonNode owner = report.path("metadata").path("ownerReferences").path(0);
        String kind = labels.path(LABEL + "kind").asText(owner.path("kind").asText(""));
        String name = labels.path(LABEL + "name").asText(owner.path("name").asText(""));
        String namespace = labels.path(LABEL + "namespace")
                .asText(report.path("metadata").path("namespace").asText(""));
        return kind.isBlank() || name.isBlank()
                ? KubernetesNames.object(
                        KubernetesNames.cluster(report, labels),
                        namespace,
                        "Report",
                        report.path("metadata").path("name").asText("-"))
                : KubernetesNames.workload(KubernetesNames.cluster(report, labels), namespace, kind, name);
    }

    /** Returns the image that a report is about, or empty when it is about none. */
    public static Optional<AssetKey> image(JsonNode report) {
        JsonNode artifact = report.path("report").path("artifact");
        String repository = artifact.path("repository").asText("");
        if (repository.isBlank()) {
            return Optional.empty();
        }
        String server = report.path("report").path("registry").path("server").asText("");
        String hub = server.equals("index.docker.io") || server.equals("registry-1.docker.io") ? "docker.io" : server;
        String name = hub.isBlank() ? repository : hub + "/" + repository;
        String digest = artifact.path("digest").asText("");
        String tag = artifact.path("tag").asText("");
        return ImageNames.image(List.of(tag.isBlank() ? name : name + ":" + tag), List.of(name + "@" + digest), digest);
    }
}
