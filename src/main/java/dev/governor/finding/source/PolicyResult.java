package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.KubernetesNames;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.signal.Hygiene;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.SourceTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One result of a policy report, on its way to a report for each resource it names.
 *
 * <ul>
 *   <li>{@code fail} is a finding. {@code pass}, {@code warn}, {@code error} and {@code skip} are evidence: a warning is of a
 *       policy that is not enforced or not scored. A result without a word is a finding when it names a vulnerability, as the
 *       Trivy adapter writes it, else evidence.
 *   <li>The resource is one of {@code resources} (version 1beta2: {@code subjects}), else the report's {@code scope}, else what
 *       owns the report, else the pod that the properties name, else the namespace, else the cluster. A pod is the Deployment
 *       that its name tells.
 *   <li>A policy without a rule is told apart by its name alone; a policy about what happens (a syscall, a path) by the
 *       process or path in its properties.
 *   <li>The time is {@code timestamp}, its nanoseconds ignored: adapters have written them negative, and seconds into them.
 * </ul>
 */
final class PolicyResult {

    private final SignalRecord record;
    private final JsonNode result;
    private final JsonNode report;
    private final JsonNode properties;
    private final FindingTypes types;
    private final String tool;

    PolicyResult(SignalRecord record, FindingTypes types) {
        this.record = record;
        this.result = record.node();
        this.report = record.parent();
        this.properties = result.path("properties");
        this.types = types;
        String named = FirstText.of(result, "/source");
        String engine = FirstText.of(
                report,
                "/source",
                "/metadata/labels/wgpolicyk8s.io~1engine",
                "/metadata/labels/policy.kubernetes.io~1engine",
                "/metadata/labels/app.kubernetes.io~1managed-by");
        this.tool = named.isEmpty() ? engine.isEmpty() ? "policy-report" : engine : named;
    }

    List<FindingReport> reports() {
        List<FindingReport> reports = new ArrayList<>();
        for (AssetKey asset : assets()) {
            reports.add(on(asset));
        }
        return reports;
    }

    private FindingReport on(AssetKey asset) {
        ReportBuilder built = FindingReport.on(asset, "policy-report:" + FindingTypes.word(tool), record.at())
                .title(title())
                .description(FirstText.of(result, "/message", "/description"))
                .severity(severity())
                .verdict(verdict())
                .lastSeen(time())
                .location(FirstText.of(properties, "/resource", "/evt.arg.path"))
                .reference(FirstText.of(properties, "/PrimaryURL", "/link"));
        if (!vulnerability().isEmpty()) {
            vulnerable(built);
            return built.build();
        }
        String rule = FirstText.of(result, "/rule");
        return built.type(types.of(tool, rule.isEmpty() ? policy() : policy() + "/" + rule))
                .discriminator(Hygiene.line(
                        FirstText.of(properties, "/resource", "/evt.arg.path", "/proc.cmdline", "/uri"), 500))
                .build();
    }

    private void vulnerable(ReportBuilder built) {
        String name = FirstText.of(properties, "/PkgName", "/packageName");
        String installed = FirstText.of(properties, "/InstalledVersion", "/installedVersion");
        String item = (name.isEmpty() ? FirstText.of(result, "/category") : name)
                + (installed.isEmpty() ? "" : "@" + installed);
        built.type(PackageFindings.TYPE)
                .title(FirstText.of(result, "/policy").isEmpty() ? vulnerability() + " in " + item : policy())
                .vulnerabilities(List.of(vulnerability()))
                .fixedIn(FirstText.of(properties, "/FixedVersion", "/fixedVersion"))
                .discriminator(PackageFindings.discriminator(List.of(vulnerability()), item, ""));
    }

    private String vulnerability() {
        return FirstText.of(properties, "/VulnerabilityID", "/vulnerabilityID");
    }

    private String policy() {
        String policy = FirstText.of(result, "/policy");
        return policy.isEmpty() ? FirstText.of(result, "/rule", "/category") : policy;
    }

    private String title() {
        return policy().isEmpty() ? tool : policy();
    }

    private Verdict verdict() {
        String word = FirstText.of(result, "/result", "/status").toLowerCase(Locale.ROOT);
        boolean open = word.equals("fail") || word.isEmpty() && !vulnerability().isEmpty();
        return open ? Verdict.OPEN : Verdict.EVIDENCE;
    }

    private Severity severity() {
        String word = FirstText.of(result, "/severity", "/properties/severity");
        return word.equalsIgnoreCase("info")
                ? Severity.INFORMATIONAL
                : Level.of(Severity.class, word).orElse(Severity.UNKNOWN);
    }

    private @Nullable Instant time() {
        JsonNode seconds = result.path("timestamp").path("seconds");
        return SourceTimes.parse(seconds.isMissingNode() ? result.path("timestamp") : seconds);
    }

    private List<AssetKey> assets() {
        List<AssetKey> assets = new ArrayList<>();
        for (String list : List.of("resources", "subjects")) {
            for (JsonNode resource : result.path(list)) {
                add(resource, assets);
            }
        }
        if (assets.isEmpty()) {
            add(report.path("scope"), assets);
        }
        for (JsonNode owner : assets.isEmpty() ? report.at("/metadata/ownerReferences") : List.<JsonNode>of()) {
            add(owner, assets);
        }
        String pod = FirstText.of(properties, "/pod_name", "/k8s.pod.name");
        if (assets.isEmpty() && !pod.isEmpty()) {
            String namespace = FirstText.of(properties, "/namespace_name", "/k8s.ns.name");
            assets.add(KubernetesNames.workload(cluster(), namespace.isEmpty() ? namespace() : namespace, pod));
        }
        if (assets.isEmpty()) {
            assets.add(
                    namespace().isEmpty()
                            ? AssetNames.kubernetesCluster(cluster())
                            : KubernetesNames.object(cluster(), "", "Namespace", namespace()));
        }
        return assets.stream().distinct().toList();
    }

    private void add(JsonNode resource, List<AssetKey> assets) {
        String kind = FirstText.of(resource, "/kind");
        String name = FirstText.of(resource, "/name");
        if (!kind.isEmpty() && !name.isEmpty()) {
            String namespace = FirstText.of(resource, "/namespace");
            assets.add(KubernetesNames.workload(cluster(), namespace.isEmpty() ? namespace() : namespace, kind, name));
        }
    }

    private String namespace() {
        return FirstText.of(report, "/metadata/namespace");
    }

    /** Returns the cluster that the report names; {@code Default}, which KubeArmor writes for none, names none. */
    private String cluster() {
        String name = KubernetesNames.cluster(properties, report.path("metadata"), report, record.root());
        return name.equalsIgnoreCase("default") ? "" : name;
    }
}
