package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.SourceTimes;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One assessment of Defender for Cloud: a recommendation for one resource.
 *
 * <p>Unhealthy is open. Healthy is evidence, and so is NotApplicable, whatever its cause: a policy that is off has not looked.
 * An exempt resource is set aside. The assessment's key, a GUID, is the control.
 */
final class DefenderAssessment {

    private final SignalRecord record;
    private final JsonNode assessment;
    private final JsonNode metadata;
    private final FindingTypes types;

    DefenderAssessment(SignalRecord record, DefenderMetadata known, FindingTypes types) {
        this.record = record;
        this.assessment = record.node();
        this.metadata = known.of(assessment);
        this.types = types;
    }

    FindingReport report() {
        String key = FirstText.of(assessment, "/name", "/Name").toLowerCase(Locale.ROOT);
        if (key.isEmpty()) {
            throw record.broken("/name", "the assessment has no key");
        }
        String resource = resource();
        if (resource.isEmpty()) {
            throw record.broken("/properties/resourceDetails", "the assessment names no resource");
        }
        JsonNode properties = assessment.path("properties");
        JsonNode status = properties.path("status");
        String name = FirstText.of(properties, "/displayName");
        ReportBuilder report = FindingReport.on(DefenderNames.asset(resource), DefenderNames.TOOL, record.at())
                .ofType(DefenderNames.type(resource))
                .type(types.of(DefenderNames.TOOL, key))
                .title(name.isEmpty() ? FirstText.of(metadata, "/displayName") + " " + key : name)
                .description(FirstText.of(metadata, "/description"))
                .severity(DefenderNames.severity(FirstText.of(metadata, "/severity")))
                .verdict(DefenderNames.verdict(FirstText.of(status, "/code")))
                .alias(FirstText.of(assessment, "/id", "/Id").toLowerCase(Locale.ROOT))
                .firstSeen(SourceTimes.parse(status.path("firstEvaluationDate")))
                .lastSeen(lastSeen(status))
                .remediation(FirstText.of(metadata, "/remediationDescription"))
                .reference(portal(properties));
        DefenderNames.within(report, resource);
        if (FirstText.of(status, "/cause").equalsIgnoreCase("Exempt")) {
            report.suppressed("exempt", null);
        }
        return report.build();
    }

    private String resource() {
        JsonNode details = assessment.path("properties").path("resourceDetails");
        String named = FirstText.of(
                details, "/nativeResourceId", "/NativeResourceId", "/id", "/Id", "/ResourceId", "/resourceId");
        return named.isEmpty()
                ? DefenderNames.resource(FirstText.of(assessment, "/id", "/Id"))
                : DefenderNames.resource(named);
    }

    private static String portal(JsonNode properties) {
        String url = FirstText.of(properties, "/links/azurePortalUri", "/links/azurePortal");
        return url.isEmpty() || url.contains("://") ? url : "https://" + url;
    }

    private static @Nullable Instant lastSeen(JsonNode status) {
        return SourceTimes.parse(status.path("statusChangeDate"));
    }
}
