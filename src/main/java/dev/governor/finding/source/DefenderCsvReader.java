package dev.governor.finding.source;

import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Reads the table of recommendations that Defender for Cloud exports, one row for an assessment of a resource.
 *
 * <p>It says the same as the assessments of the API ({@link DefenderAssessment}), and so makes the same findings; the severity
 * stands in the row. The moment is when the status changed.
 *
 * @see <a href="https://learn.microsoft.com/en-us/azure/defender-for-cloud/export-alerts-to-csv">Export to CSV</a>
 */
@ApplicationScoped
public class DefenderCsvReader implements FindingReader {

    private final FindingTypes types;

    public DefenderCsvReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne(
                "azure-defender-csv", "Microsoft Defender for Cloud recommendations, CSV", List.of("/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.hasColumns("resourceId", "recommendationName", "state", "severity");
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        String key = record.text("/recommendationName").toLowerCase(Locale.ROOT);
        String resource = DefenderNames.resource(record.text("/resourceId"));
        if (key.isEmpty() || resource.isEmpty()) {
            throw record.broken("", "the row names no recommendation or no resource");
        }
        Instant changed = SourceTimes.parse(record.text("/statusChangeDate"));
        ReportBuilder report = FindingReport.on(DefenderNames.asset(resource), DefenderNames.TOOL, record.at())
                .ofType(DefenderNames.type(resource))
                .named(record.text("/resourceName"))
                .type(types.of(DefenderNames.TOOL, key))
                .title(FirstText.of(record.node(), "/recommendationDisplayName", "/recommendationName"))
                .description(record.text("/description"))
                .severity(DefenderNames.severity(record.text("/severity")))
                .verdict(DefenderNames.verdict(record.text("/state")))
                .alias(record.text("/recommendationId").toLowerCase(Locale.ROOT))
                .firstSeen(SourceTimes.parse(record.text("/firstEvaluationDate")))
                .lastSeen(changed == null ? SourceTimes.parse(record.text("/exportedTimestamp")) : changed)
                .remediation(record.text("/remediationSteps"))
                .reference(record.text("/azurePortalRecommendationLink"));
        DefenderNames.within(report, resource);
        if (record.text("/notApplicableReason").equalsIgnoreCase("Exempt")) {
            report.suppressed("exempt", null);
        }
        return List.of(report.build());
    }
}
