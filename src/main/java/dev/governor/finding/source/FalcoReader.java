package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.KubernetesNames;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Severity;
import dev.governor.signal.Format;
import dev.governor.signal.Hygiene;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads alerts of Falco, from its own JSON output or from Falcosidekick.
 *
 * <ul>
 *   <li>The asset is the workload of the pod (the Deployment when the pod's name tells it), else the object that an audit rule
 *       targets, else the image of the container, else the host, {@code unnamed} when the alert names none.
 *   <li>One finding is one rule on one asset, by container image and process name: never by time, command line or
 *       container, so an alert that fires again is the same finding.
 *   <li>Emergency, Alert and Critical are critical, Error is high, Warning medium, Notice low. Informational and Debug are
 *       evidence.
 *   <li>Fields that Falco could not fill ({@code null}, {@code <NA>}, or the field's own name) are absent. The time is {@code
 *       time}, else {@code evt.time}.
 * </ul>
 *
 * @see <a href="https://falco.org/docs/concepts/outputs/">Falco outputs</a>
 */
@ApplicationScoped
public class FalcoReader implements FindingReader {

    private static final String TOOL = "falco";

    private final FindingTypes types;

    public FalcoReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne(TOOL, "Falco alerts, also from Falcosidekick", List.of("/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(alert -> alert.path("rule").isTextual()
                && alert.path("priority").isTextual()
                && alert.path("output_fields").isObject());
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode alert = record.node();
        String rule = FirstText.of(alert, "/rule");
        if (rule.isEmpty()) {
            throw record.broken("/rule", "the alert names no rule");
        }
        JsonNode fields = alert.path("output_fields");
        Severity severity = severity(FirstText.of(alert, "/priority"));
        String process = field(fields, "proc.name");
        String subject = process.isEmpty() ? field(fields, "ka.target.name") : process;
        return List.of(FindingReport.on(asset(record, fields), TOOL, record.at())
                .type(types.of(TOOL, rule))
                .discriminator(Hygiene.line((field(fields, "container.image.repository") + " " + subject).strip(), 500))
                .title(rule)
                .description(FirstText.of(alert, "/output"))
                .severity(severity)
                .verdict(severity == Severity.INFORMATIONAL ? Verdict.EVIDENCE : Verdict.OPEN)
                .lastSeen(time(alert, fields))
                .location(field(fields, "fd.name"))
                .build());
    }

    private static AssetKey asset(SignalRecord record, JsonNode fields) {
        String pod = field(fields, "k8s.pod.name");
        String cluster = KubernetesNames.cluster(fields, record.node());
        if (!pod.isEmpty()) {
            return KubernetesNames.workload(cluster, field(fields, "k8s.ns.name"), pod);
        }
        String kind = field(fields, "ka.target.resource");
        if (!kind.isEmpty() && !field(fields, "ka.target.name").isEmpty()) {
            return KubernetesNames.object(
                    cluster,
                    field(fields, "ka.target.namespace"),
                    KubernetesNames.kindOf(kind),
                    field(fields, "ka.target.name"));
        }
        String image = field(fields, "container.image.repository");
        if (!image.isEmpty()) {
            String digest = field(fields, "container.image.digest");
            String tag = field(fields, "container.image.tag");
            return AssetNames.image(image + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest));
        }
        String host = FirstText.of(record.node(), "/hostname");
        return AssetNames.host(host.isEmpty() ? "unnamed" : host);
    }

    private static Severity severity(String priority) {
        return switch (priority.toLowerCase(Locale.ROOT)) {
            case "emergency", "alert", "critical" -> Severity.CRITICAL;
            case "error" -> Severity.HIGH;
            case "warning" -> Severity.MEDIUM;
            case "notice" -> Severity.LOW;
            case "informational", "info", "debug" -> Severity.INFORMATIONAL;
            default -> Severity.UNKNOWN;
        };
    }

    /** Returns a field by its dotted name, empty when Falco did not fill it. */
    private static String field(JsonNode fields, String name) {
        String value = fields.path(name).asText("").strip();
        return value.equals("<NA>") || value.equals("null") || value.equals(name) ? "" : value;
    }

    private static @Nullable Instant time(JsonNode alert, JsonNode fields) {
        Instant time = SourceTimes.parse(alert.path("time"));
        return time == null ? SourceTimes.parse(fields.path("evt.time")) : time;
    }
}
