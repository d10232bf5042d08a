package dev.governor.console;

import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingDetails;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.risk.RiskAssessment;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
 * @param details vulnerabilities, package, fix, place and end of suppression, as far as known
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
        List<Detail> details,
        Moment lastSeen) {

    /** One thing that sources say beyond the eight fields; hostile. */
    record Detail(String label, String text) {}

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
                details(finding, now),
                Moment.of(finding.lastSeen(), now));
    }

    private static List<Detail> details(Finding finding, Instant now) {
        FindingDetails said = finding.details();
        Instant until = finding.suppressedUntil();
        return Stream.of(
                        new Detail("Vulnerability", String.join(", ", said.vulnerabilities())),
                        new Detail("Weakness", String.join(", ", said.weaknesses())),
                        new Detail("Package", said.packageUrl()),
                        new Detail("Fixed in", String.join(", ", said.fixedIn())),
                        new Detail("Place", said.location()),
                        new Detail("Advice", said.remediation()),
                        new Detail("Reference", said.reference()),
                        new Detail(
                                "Exploitability",
                                finding.exploitability()
                                        .orElse(Exploitability.UNKNOWN)
                                        .word()),
                        new Detail(
                                "Suppressed until",
                                until == null ? "" : Moment.of(until, now).absolute()))
                .filter(detail -> !detail.text().isEmpty())
                .toList();
    }

    private static String exposure(boolean internetExposed) {
        return internetExposed ? "internet" : "internal";
    }
}
