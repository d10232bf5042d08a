package dev.governor.finding.source;

import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Severity;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the audit events of Kubernetes: single ones, an {@code EventList}, those that Azure wraps as text, and those that Google
 * writes as its own audit log.
 *
 * <p>An event is a finding only if the API server did what was asked (a request that is not yet answered or was refused is
 * evidence) and the table says so; the first row counts. Every other event is evidence.
 *
 * <table>
 *   <caption>Events that are findings</caption>
 *   <tr><td>somebody unknown ({@code system:anonymous}) asked for more than health, version and discovery</td>
 *       <td>{@code kubernetes_anonymous_access}, high</td></tr>
 *   <tr><td>{@code exec} or {@code attach} into a pod</td><td>{@code kubernetes_pod_exec}, medium</td></tr>
 *   <tr><td>a binding to {@code cluster-admin}, {@code admin} or {@code system:masters} was written</td>
 *       <td>{@code kubernetes_privileged_binding}, high</td></tr>
 *   <tr><td>a pod, or what makes pods, was written with a risk of {@link KubernetesPodRisks}</td>
 *       <td>{@code kubernetes_privileged_pod}, high when privileged, else medium</td></tr>
 * </table>
 *
 * <p>What somebody did is one finding for each user and object, what was written one for each object; never for each event.
 *
 * @see <a href="https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/">Audit events</a>
 */
@ApplicationScoped
public class KubernetesAuditReader implements FindingReader {

    private static final String SOURCE = "kubernetes-audit";

    private static final Set<String> ADMIN_ROLES = Set.of("cluster-admin", "admin", "system:masters");

    private static final Set<String> WRITING = Set.of("create", "update", "patch");

    private static final Set<String> MAKES_PODS = Set.of(
            "pods",
            "deployments",
            "statefulsets",
            "daemonsets",
            "replicasets",
            "replicationcontrollers",
            "jobs",
            "cronjobs");

    @Override
    public Format format() {
        return Format.oneByOne(
                "kubernetes-audit",
                "Kubernetes audit events, also from AKS and GKE",
                List.of("/items/*", "/records/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(KubernetesAuditEvent::isOne)
                || sketch.any("/records/*", KubernetesAuditEvent::isOne)
                || sketch.root().path("kind").asText().equals("EventList")
                        && sketch.root().path("apiVersion").asText().startsWith("audit.k8s.io/");
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        Optional<KubernetesAuditEvent> found = KubernetesAuditEvent.in(record.node(), record.root());
        if (found.isEmpty()) {
            throw record.broken("", "the element is not an audit event");
        }
        KubernetesAuditEvent event = found.get();
        ReportBuilder report = FindingReport.on(event.asset(), SOURCE, record.at())
                .title(event.verb() + " " + event.what())
                .description("`" + event.user() + "` asked the API server to " + event.verb() + " " + event.what())
                .lastSeen(event.time());
        if (event.succeeded()) {
            classify(event, report);
        } else {
            evidence(report);
        }
        return List.of(report.build());
    }

    private static void classify(KubernetesAuditEvent event, ReportBuilder report) {
        boolean writes = WRITING.contains(event.verb());
        List<String> risks = writes
                        && MAKES_PODS.contains(event.resource())
                        && event.subresource().isEmpty()
                ? KubernetesPodRisks.of(event.object())
                : List.of();
        if (event.isAnonymous() && !event.isPublicInformation()) {
            report.type("kubernetes_anonymous_access")
                    .discriminator(event.verb() + " " + (event.resource().isEmpty() ? "path" : event.what()))
                    .title("the API server let somebody unknown " + event.verb() + " " + event.what())
                    .severity(Severity.HIGH);
        } else if (event.resource().equals("pods") && Set.of("exec", "attach").contains(event.subresource())) {
            report.type("kubernetes_pod_exec")
                    .discriminator(event.user())
                    .title("somebody ran a command in a pod")
                    .severity(Severity.MEDIUM);
        } else if (writes
                && event.resource().endsWith("rolebindings")
                && ADMIN_ROLES.contains(FirstText.of(event.object(), "/roleRef/name"))) {
            report.type("kubernetes_privileged_binding")
                    .title("a binding grants `" + FirstText.of(event.object(), "/roleRef/name") + "`")
                    .severity(Severity.HIGH);
        } else if (!risks.isEmpty()) {
            report.type("kubernetes_privileged_pod")
                    .title("a pod may leave its walls: " + String.join(", ", risks))
                    .severity(risks.contains("privileged") ? Severity.HIGH : Severity.MEDIUM);
        } else {
            evidence(report);
        }
    }

    private static void evidence(ReportBuilder report) {
        report.type("kubernetes_audit_event").verdict(Verdict.EVIDENCE);
    }
}
