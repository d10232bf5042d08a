package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.finding.VulnerabilityIds;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads the National Vulnerability Database, API 2.0: pages, or one bare entry.
 *
 * <ul>
 *   <li>Severity: CVSS 4.0, else 3.1, else 3.0, else 2.0, of the primary source before others; of CVSS 2 the entry's own word.
 *   <li>{@code cisaExploitAdd} means CISA lists it as exploited.
 *   <li>A rejected entry says nothing.
 * </ul>
 *
 * <p>Curated: a reviewed record, whose scores are opinions that others weigh differently; CISA's listing in it is
 * authoritative.
 *
 * @see <a href="https://nvd.nist.gov/developers/vulnerabilities">CVE API</a>
 */
@ApplicationScoped
public class NvdReader implements ContextReader {

    private static final String SOURCE = "nvd";

    private static final List<String> METRICS =
            List.of("cvssMetricV40", "cvssMetricV31", "cvssMetricV30", "cvssMetricV2");

    @Override
    public Format format() {
        return Format.oneByOne("nvd", "NVD: severities of CVEs", List.of("/vulnerabilities/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        return isEntry(root)
                || sketch.any("/*", NvdReader::isEntry)
                || sketch.any("/vulnerabilities/*", NvdReader::isEntry)
                || root.path("format").asText().equals("NVD_CVE") && root.has("vulnerabilities");
    }

    private static boolean isEntry(JsonNode node) {
        JsonNode cve = node.path("cve");
        return cve.path("id").isTextual() && (cve.has("vulnStatus") || cve.has("metrics") || cve.has("descriptions"));
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode cve = record.node().path("cve");
        String id = VulnerabilityIds.canonical(cve.path("id").asText(""));
        if (!VulnerabilityIds.isCve(id)) {
            throw record.broken("/cve/id", "the entry names no CVE");
        }
        if (cve.path("vulnStatus").asText("").equalsIgnoreCase("Rejected")) {
            return List.of();
        }
        Facts facts = Vulnerability.of(record, "/cve/id", List.of(id))
                .facts(SOURCE, Trust.CURATED, ContextText.time(cve.path("lastModified"), cve.path("published")));
        facts.attribute(VulnerabilityIds.key(id), Attribute.SEVERITY, severity(cve.path("metrics")));
        if (SourceTimes.parse(cve.path("cisaExploitAdd")) != null) {
            facts.attribute(
                    VulnerabilityIds.key(id),
                    Attribute.EXPLOITABILITY,
                    Exploitability.ACTIVE.word(),
                    Trust.AUTHORITATIVE);
        }
        return facts.list();
    }

    private static String severity(JsonNode metrics) {
        for (String version : METRICS) {
            for (boolean primary : List.of(true, false)) {
                for (JsonNode metric : metrics.path(version)) {
                    String word = ContextText.first(metric, "/cvssData/baseSeverity", "/baseSeverity");
                    if (metric.path("type").asText("").equals("Primary") == primary && !word.isEmpty()) {
                        return word.equalsIgnoreCase("none") ? "informational" : word;
                    }
                }
            }
        }
        return "";
    }
}
