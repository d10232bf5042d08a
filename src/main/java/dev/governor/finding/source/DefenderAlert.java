package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.SourceTimes;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * One alert of Defender for Cloud: a threat, on each Azure resource among its identifiers.
 *
 * <p>Its identity is the last part of its id, not {@code systemAlertId}, which alerts share; {@code compromisedEntity} is only a
 * name. Resolved resolves, Dismissed sets aside, Active and InProgress are open.
 */
final class DefenderAlert {

    private final SignalRecord record;
    private final JsonNode alert;
    private final FindingTypes types;

    DefenderAlert(SignalRecord record, FindingTypes types) {
        this.record = record;
        this.alert = record.node().path("properties");
        this.types = types;
    }

    List<FindingReport> reports() {
        String id = FirstText.of(record.node(), "/id", "/Id", "/name").toLowerCase(Locale.ROOT);
        Set<String> resources = new LinkedHashSet<>();
        for (JsonNode identifier : alert.path("resourceIdentifiers")) {
            resources.add(FirstText.of(identifier, "/azureResourceId").toLowerCase(Locale.ROOT));
        }
        resources.remove("");
        if (resources.isEmpty()) {
            resources.add(DefenderNames.resource(id));
        }
        if (id.isEmpty() || FirstText.of(alert, "/alertType").isEmpty()) {
            throw record.broken("/properties/alertType", "the alert has no id or no type");
        }
        return resources.stream().map(resource -> on(resource, id)).toList();
    }

    private FindingReport on(String resource, String id) {
        StringJoiner steps = new StringJoiner("\n");
        alert.path("remediationSteps").forEach(step -> steps.add(step.asText()));
        ReportBuilder report = FindingReport.on(DefenderNames.asset(resource), DefenderNames.TOOL, record.at())
                .ofType(DefenderNames.type(resource))
                .type(types.of(DefenderNames.TOOL, FirstText.of(alert, "/alertType")))
                .discriminator(id.substring(id.lastIndexOf('/') + 1))
                .title(FirstText.of(alert, "/alertDisplayName", "/alertType"))
                .description(FirstText.of(alert, "/description"))
                .severity(DefenderNames.severity(FirstText.of(alert, "/severity")))
                .alias(id)
                .firstSeen(SourceTimes.parse(alert.path("startTimeUtc")))
                .lastSeen(lastSeen())
                .remediation(steps.toString())
                .reference(FirstText.of(alert, "/alertUri"));
        DefenderNames.within(report, resource);
        switch (FirstText.of(alert, "/status").toLowerCase(Locale.ROOT)) {
            case "resolved" -> report.resolved("resolved in the source");
            case "dismissed" -> report.suppressed("dismissed in the source", null);
            default -> {}
        }
        return report.build();
    }

    private @Nullable Instant lastSeen() {
        for (String field : List.of("processingEndTimeUtc", "timeGeneratedUtc", "endTimeUtc")) {
            Instant time = SourceTimes.parse(alert.path(field));
            if (time != null) {
                return time;
            }
        }
        return null;
    }
}
