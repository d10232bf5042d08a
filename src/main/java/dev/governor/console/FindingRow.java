package dev.governor.console;

import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.risk.RiskAssessment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding in the table.
 *
 * @param id the finding
 * @param title the scanner's title; hostile
 * @param description the scanner's text; hostile
 * @param type the canonical type, in words
 * @param asset the innermost name of its asset
 * @param assetKey the whole key
 * @param severity the scanner's word
 * @param severityFact who said so
 * @param score the risk score, empty when there is none
 * @param band its band
 * @param facts environment, owner, data and exposure, in the order of the columns
 * @param status where it is
 * @param statusReason why
 * @param flags warnings about the text
 * @param lastSeen the newest report's time
 */
record FindingRow(
        String id,
        String title,
        String description,
        String type,
        String asset,
        String assetKey,
        Badge severity,
        Fact severityFact,
        String score,
        @Nullable Badge band,
        List<Fact> facts,
        Badge status,
        String statusReason,
        List<String> flags,
        Moment lastSeen) {

    static FindingRow of(Finding finding, @Nullable RiskAssessment risk, Instant now) {
        AssetKey asset = finding.asset();
        return new FindingRow(
                finding.id(),
                finding.title().isBlank() ? Wording.capital(finding.type()) : finding.title(),
                finding.description(),
                Wording.plain(finding.type()),
                Wording.name(asset),
                asset.text(),
                Badge.of(finding.severity().orElse(Severity.UNKNOWN)),
                Fact.of("Scanner severity", finding.severity(), Level::word, now),
                risk == null ? "" : Integer.toString(risk.score()),
                risk == null ? null : Badge.of(risk.band()),
                List.of(
                        Fact.of("Environment", finding.environment(), Level::word, now),
                        Fact.of("Owner", finding.owner(), owner -> owner, now),
                        Fact.of("Data", finding.dataClassification(), Level::word, now),
                        Fact.of("Exposure", finding.internetExposed(), FindingRow::exposure, now)),
                Badge.of(finding.status()),
                finding.statusReason(),
                finding.flags().stream().map(Wording::plain).toList(),
                Moment.of(finding.lastSeen(), now));
    }

    private static String exposure(boolean internetExposed) {
        return internetExposed ? "internet" : "internal";
    }
}
