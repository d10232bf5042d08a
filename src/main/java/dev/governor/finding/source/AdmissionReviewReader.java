package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.KubernetesNames;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Severity;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads admission reviews of Kubernetes: what a webhook was asked, what it answered, or both in one.
 *
 * <p>A review that was denied, and not as a dry run, is a finding of type {@code kubernetes_admission_denied} on the object: told
 * apart by the risks of {@link KubernetesPodRisks} in it, else by the webhook or the reason that the answer names. With such
 * a risk its severity is medium, without one unknown. Every other review is evidence: what was let in is for others to judge,
 * and a question without its answer says nothing. A review names no moment.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/">Admission webhooks</a>
 */
@ApplicationScoped
public class AdmissionReviewReader implements FindingReader {

    private static final String SOURCE = "kubernetes-admission";

    private static final Pattern WEBHOOK = Pattern.compile("admission webhook \"([^\"]{1,200})\"");

    @Override
    public Format format() {
        return Format.oneByOne(SOURCE, "Kubernetes admission reviews", List.of("/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(AdmissionReviewReader::isReview);
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode review = record.node();
        JsonNode request = review.path("request");
        JsonNode response = review.path("response");
        if (!isReview(review) || !request.isObject() && !response.isObject()) {
            throw record.broken("", "the review holds neither a request nor a response");
        }
        JsonNode object = request.path("object").isObject() ? request.path("object") : request.path("oldObject");
        List<String> risks = KubernetesPodRisks.of(object);
        String message = FirstText.of(response, "/status/message");
        boolean denied = response.path("allowed").isBoolean()
                && !response.path("allowed").asBoolean()
                && !request.path("dryRun").asBoolean();
        ReportBuilder report = FindingReport.on(asset(record, request, object), SOURCE, record.at())
                .alias(FirstText.of(review, "/request/uid", "/response/uid"))
                .description(message);
        if (!denied) {
            return List.of(report.type("kubernetes_admission_review")
                    .title("an admission review")
                    .verdict(Verdict.EVIDENCE)
                    .build());
        }
        return List.of(report.type("kubernetes_admission_denied")
                .title(
                        risks.isEmpty()
                                ? "admission was denied"
                                : "admission was denied to a pod that may leave its walls: " + String.join(", ", risks))
                .discriminator(risks.isEmpty() ? policy(response, message) : String.join(",", risks))
                .severity(risks.isEmpty() ? Severity.UNKNOWN : Severity.MEDIUM)
                .build());
    }

    private static AssetKey asset(SignalRecord record, JsonNode request, JsonNode object) {
        String cluster = KubernetesNames.cluster(record.node(), record.root());
        String kind = FirstText.of(request, "/kind/kind", "/resource/resource");
        String named = FirstText.of(object, "/metadata/name", "/metadata/generateName");
        String name = FirstText.of(request, "/name").isEmpty() ? named : FirstText.of(request, "/name");
        if (kind.isEmpty() || name.isEmpty()) {
            return AssetNames.kubernetesCluster(cluster);
        }
        String whole = FirstText.of(request, "/subResource").isEmpty()
                ? kind
                : KubernetesNames.kindOf(FirstText.of(request, "/resource/resource"));
        return KubernetesNames.workload(cluster, FirstText.of(request, "/namespace"), whole, name);
    }

    private static String policy(JsonNode response, String message) {
        Matcher webhook = WEBHOOK.matcher(message);
        return FindingTypes.word(webhook.find() ? webhook.group(1) : FirstText.of(response, "/status/reason"));
    }

    private static boolean isReview(JsonNode node) {
        return node.path("kind").asText().equals("AdmissionReview")
                && node.path("apiVersion").asText().startsWith("admission.k8s.io/");
    }
}
