package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.CycloneDxBom;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.ProductNames;
import dev.governor.finding.ReportBuilder;
import dev.governor.kernel.Severity;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the vulnerabilities that a CycloneDX document carries and does not set aside: {@code exploitable}, {@code in_triage}, or
 * without an analysis. Those it sets aside are VEX statements, which only a believed author's may be.
 *
 * <p>One report for each thing affected: a component is a package of what the document describes. The severity is the worst of
 * the ratings.
 *
 * @see <a href="https://cyclonedx.org/capabilities/vdr/">Vulnerability disclosure reports</a>
 */
@ApplicationScoped
public class CycloneDxFindingReader implements FindingReader {

    private static final String SOURCE = "cyclonedx";

    private static final Set<String> SET_ASIDE =
            Set.of("not_affected", "false_positive", "resolved", "resolved_with_pedigree");

    @Override
    public Format format() {
        return Format.allOrNothing(
                "cyclonedx-vulnerabilities",
                "CycloneDX: vulnerabilities in a bill of materials",
                CycloneDxBom.VULNERABILITIES);
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return CycloneDxBom.isBom(sketch.root())
                && CycloneDxBom.VULNERABILITIES.stream().anyMatch(path -> sketch.any(path, found -> true));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode node = record.node();
        String id = CycloneDxBom.text(node, "id");
        if (id.isEmpty()) {
            throw record.broken("/id", "the vulnerability has no id");
        }
        if (SET_ASIDE.contains(CycloneDxBom.text(CycloneDxBom.child(node, "analysis"), "state"))) {
            return List.of();
        }
        CycloneDxBom bom = CycloneDxBom.of(record.root());
        Map<String, JsonNode> known = record.remember("components", bom::byReference);
        List<FindingReport> reports = new ArrayList<>();
        for (JsonNode affected : CycloneDxBom.list(node, "affects", "target")) {
            String reference = CycloneDxBom.text(affected, "ref");
            JsonNode component = known.get(reference);
            AssetKey subject = bom.subject()
                    .or(() -> AssetNames.repository(record.source()))
                    .orElseGet(() -> ProductNames.key(reference.isEmpty() ? "-" : reference));
            AssetKey asset = component == null && !reference.isEmpty() ? ProductNames.key(reference) : subject;
            boolean whole = reference.equals(bom.subjectReference());
            reports.add(report(record, asset, whole || component == null ? "" : packageOf(component)));
        }
        if (reports.isEmpty()) {
            bom.subject().ifPresent(subject -> reports.add(report(record, subject, "")));
        }
        return reports;
    }

    private static FindingReport report(SignalRecord record, AssetKey asset, String purl) {
        JsonNode node = record.node();
        List<String> ids = new ArrayList<>(List.of(CycloneDxBom.text(node, "id")));
        CycloneDxBom.list(node, "references", "reference")
                .forEach(reference -> ids.add(CycloneDxBom.text(reference, "id")));
        VulnerablePackage found = new VulnerablePackage(ids, purl, "", "");
        CycloneDxBom bom = CycloneDxBom.of(record.root());
        ReportBuilder report = found.on(asset, SOURCE, record.at())
                .title(found.title(""))
                .description(CycloneDxBom.text(node, "description"))
                .severity(severity(node))
                .lastSeen(SourceTimes.parse(CycloneDxBom.text(CycloneDxBom.child(bom.root(), "metadata"), "timestamp")))
                .remediation(CycloneDxBom.text(node, "recommendation"))
                .reference(CycloneDxBom.text(CycloneDxBom.child(node, "source"), "url"));
        CycloneDxBom.list(node, "cwes", "cwe").forEach(cwe -> report.weakness(cwe.asText("")));
        return report.build();
    }

    private static String packageOf(JsonNode component) {
        String purl = CycloneDxBom.text(component, "purl");
        String version = CycloneDxBom.text(component, "version");
        String name = CycloneDxBom.name(component);
        return purl.isEmpty() ? (version.isEmpty() ? name : name + "@" + version) : purl;
    }

    private static Severity severity(JsonNode node) {
        return CycloneDxBom.list(node, "ratings", "rating").stream()
                .map(rating -> CodeScanners.severity(CycloneDxBom.text(rating, "severity")))
                .max(Severity::compareTo)
                .orElse(Severity.UNKNOWN);
    }
}
