package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.KubernetesNames;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads what the audit of OPA Gatekeeper found: the violations in the status of constraints, and the lines of the audit's log
 * and of its exports.
 *
 * <p>One finding is one constraint on one object, whatever its enforcement: also a constraint that only warns is violated.
 * The status holds only the first violations of a constraint ({@code totalViolations} counts all), so what is not in it is not
 * gone. A severity is known when the constraint carries a label or annotation {@code severity}. Lines that report no
 * violation say nothing.
 *
 * @see <a href="https://open-policy-agent.github.io/gatekeeper/website/docs/audit/">Gatekeeper audit</a>
 */
@ApplicationScoped
public class GatekeeperReader implements FindingReader {

    private static final String TOOL = "gatekeeper";

    private final FindingTypes types;

    public GatekeeperReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne(
                TOOL,
                "OPA Gatekeeper audit violations",
                List.of("/status/violations/*", "/items/*/status/violations/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(node -> isConstraint(node) || isLine(node))
                || sketch.any("/items/*", GatekeeperReader::isConstraint);
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode node = record.node();
        if (!node.isObject()) {
            throw record.broken("", "the violation is not an object");
        }
        if (isLine(node)) {
            boolean violates =
                    !node.has("event_type") || FirstText.of(node, "/event_type").equals("violation_audited");
            return violates ? List.of(ofLine(record)) : List.of();
        }
        if (isConstraint(node)) {
            return List.of();
        }
        return record.parents().stream()
                .filter(GatekeeperReader::isConstraint)
                .findFirst()
                .map(constraint -> List.of(ofStatus(record, constraint)))
                .orElse(List.of());
    }

    private FindingReport ofStatus(SignalRecord record, JsonNode constraint) {
        JsonNode violation = record.node();
        String kind = FirstText.of(constraint, "/kind");
        String severity = FirstText.of(
                constraint, "/metadata/annotations/severity", "/metadata/labels/severity", "/spec/parameters/severity");
        return FindingReport.on(
                        asset(
                                record,
                                FirstText.of(violation, "/namespace"),
                                FirstText.of(violation, "/kind"),
                                FirstText.of(violation, "/name")),
                        TOOL,
                        record.at())
                .type(types.of(TOOL, kind))
                .discriminator(FirstText.of(constraint, "/metadata/name"))
                .title(kind + " " + FirstText.of(constraint, "/metadata/name"))
                .description(FirstText.of(violation, "/message"))
                .severity(Level.of(Severity.class, severity).orElse(Severity.UNKNOWN))
                .lastSeen(SourceTimes.parse(constraint.path("status").path("auditTimestamp")))
                .build();
    }

    private FindingReport ofLine(SignalRecord record) {
        JsonNode line = record.node();
        String kind = FirstText.of(line, "/constraint_kind", "/constraintKind");
        String name = FirstText.of(line, "/constraint_name", "/constraintName");
        if (kind.isEmpty() || name.isEmpty()) {
            throw record.broken("/constraint_kind", "the violation names no constraint");
        }
        return FindingReport.on(
                        asset(
                                record,
                                FirstText.of(line, "/resource_namespace", "/resourceNamespace"),
                                FirstText.of(line, "/resource_kind", "/resourceKind"),
                                FirstText.of(line, "/resource_name", "/resourceName")),
                        TOOL,
                        record.at())
                .type(types.of(TOOL, kind))
                .discriminator(name)
                .title(kind + " " + name)
                .description(FirstText.of(line, "/msg", "/message"))
                .severity(Level.of(Severity.class, FirstText.of(line, "/constraint_annotations/severity"))
                        .orElse(Severity.UNKNOWN))
                .lastSeen(SourceTimes.parse(FirstText.of(line, "/audit_id", "/auditID", "/id")))
                .build();
    }

    private static AssetKey asset(SignalRecord record, String namespace, String kind, String name) {
        if (kind.isEmpty() || name.isEmpty()) {
            throw record.broken("", "the violation names no object");
        }
        return KubernetesNames.workload(KubernetesNames.cluster(record.node(), record.root()), namespace, kind, name);
    }

    private static boolean isConstraint(JsonNode node) {
        return node.path("apiVersion").asText().startsWith("constraints.gatekeeper.sh/");
    }

    private static boolean isLine(JsonNode node) {
        return node.path("event_type").isTextual()
                        && node.path("process").asText().equals("audit")
                || node.path("constraintKind").isTextual()
                        && node.path("resourceKind").isTextual();
    }
}
