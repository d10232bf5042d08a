package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.PackageFindings;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads the vulnerabilities by machine and software that Microsoft Defender for Endpoint lists.
 *
 * <p>The asset is the machine by its DNS name, else by the product's id for it. The list holds only what is there now, and
 * names no moment.
 *
 * @see <a href="https://learn.microsoft.com/en-us/defender-endpoint/api/get-all-vulnerabilities-by-machines">List</a>
 */
@ApplicationScoped
public class DefenderEndpointReader implements FindingReader {

    private static final Pattern KB = Pattern.compile("(?i)^kb");

    @Override
    public Format format() {
        return Format.oneByOne(
                "defender-endpoint", "Microsoft Defender for Endpoint vulnerabilities by machine", List.of("/value/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any("/value/*", row -> row.has("cveId") && row.has("machineId"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode row = record.node();
        String cve = FirstText.of(row, "/cveId");
        String machine = FirstText.of(row, "/computerDnsName", "/machineId");
        if (cve.isEmpty() || machine.isEmpty()) {
            throw record.broken(
                    cve.isEmpty() ? "/cveId" : "/machineId", "the row names no vulnerability or no machine");
        }
        String product = FirstText.of(row, "/productVendor") + "/" + FirstText.of(row, "/productName");
        String item = product + "@" + FirstText.of(row, "/productVersion");
        String update = FirstText.of(row, "/fixingKbId");
        return List.of(FindingReport.on(AssetNames.host(machine), "defender-endpoint", record.at())
                .type(PackageFindings.TYPE)
                .title(cve + " in " + item)
                .vulnerabilities(List.of(cve))
                .discriminator(PackageFindings.discriminator(List.of(cve), item, ""))
                .severity(DefenderNames.severity(FirstText.of(row, "/severity")))
                .alias(FirstText.of(row, "/id"))
                .firstSeen(SourceTimes.parse(row.path("firstSeenTimestamp")))
                .lastSeen(SourceTimes.parse(row.path("lastSeenTimestamp")))
                .remediation(
                        update.isEmpty()
                                ? ""
                                : "install KB" + KB.matcher(update).replaceFirst(""))
                .build());
    }
}
