package dev.governor.finding.source;

import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.CloudNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Split;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads Prowler's table, with the columns of versions 3 and later; the checks and assets are those of its OCSF output, so both
 * make the same findings.
 *
 * <p>FAIL is a finding, set aside when the row is muted; PASS, MANUAL and any other status are evidence. Names in angle
 * brackets, as published examples have them, are no ids.
 *
 * @see <a href="https://docs.prowler.com/user-guide/cli/tutorials/reporting">Prowler reporting</a>
 */
@ApplicationScoped
public class ProwlerCsvReader implements FindingReader {

    private static final Pattern BAR = Pattern.compile("\\|");

    private static final String TOOL = "prowler";

    private final FindingTypes types;

    public ProwlerCsvReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne("prowler-csv", "Prowler checks, CSV", List.of("/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.hasColumns("CHECK_ID", "STATUS", "SEVERITY", "PROVIDER")
                || sketch.hasColumns("CHECK_ID", "STATUS", "SEVERITY", "RESOURCE_ID");
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        String check = record.text("/CHECK_ID");
        String resource =
                FirstText.of(record.node(), "/RESOURCE_UID", "/RESOURCE_ARN", "/RESOURCE_ID", "/RESOURCE_NAME");
        if (check.isEmpty() || resource.isEmpty()) {
            throw record.broken("", "the row names no check or no resource");
        }
        boolean failed = record.text("/STATUS").equalsIgnoreCase("FAIL");
        AssetKey asset = AssetNames.of(resource);
        ReportBuilder report = FindingReport.on(asset, TOOL, record.at())
                .named(record.text("/RESOURCE_NAME"))
                .ofType(record.text("/RESOURCE_TYPE"))
                .type(types.of(TOOL, check))
                .title(FirstText.of(record.node(), "/CHECK_TITLE", "/CHECK_ID"))
                .description(FirstText.of(record.node(), "/STATUS_EXTENDED", "/DESCRIPTION"))
                .severity(Level.of(Severity.class, record.text("/SEVERITY")).orElse(Severity.UNKNOWN))
                .verdict(failed ? Verdict.OPEN : Verdict.EVIDENCE)
                .alias(id(FirstText.of(record.node(), "/FINDING_UID", "/FINDING_UNIQUE_ID")))
                .lastSeen(SourceTimes.parse(FirstText.of(record.node(), "/TIMESTAMP", "/ASSESSMENT_START_TIME")))
                .remediation(record.text("/REMEDIATION_RECOMMENDATION_TEXT"))
                .reference(FirstText.of(record.node(), "/REMEDIATION_RECOMMENDATION_URL", "/RELATED_URL"));
        account(record).ifPresent(account -> report.within(account, Trust.CURATED));
        for (String tag : BAR.split(record.text("/RESOURCE_TAGS"))) {
            List<String> parts = Split.at('=', tag, 2);
            report.tag(parts.get(0), parts.size() > 1 ? parts.get(1) : "");
        }
        if (failed && record.text("/MUTED").equalsIgnoreCase("True")) {
            report.suppressed("muted in the source", null);
        }
        return List.of(report.build());
    }

    private static Optional<AssetKey> account(SignalRecord record) {
        String account = id(FirstText.of(record.node(), "/ACCOUNT_UID", "/ACCOUNT_ID"));
        if (account.isEmpty()) {
            return Optional.empty();
        }
        return switch (record.text("/PROVIDER").toLowerCase(Locale.ROOT)) {
            case "aws" -> Optional.of(CloudNames.awsAccount(account));
            case "azure" -> Optional.of(CloudNames.azure("/subscriptions/" + account));
            case "gcp" -> Optional.of(CloudNames.googleProject(account));
            default -> Optional.empty();
        };
    }

    private static String id(String text) {
        return text.startsWith("<") ? "" : text;
    }
}
