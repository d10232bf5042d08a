package dev.governor.finding.source;

import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads ZAP's reports, XML and JSON: one record, and one finding, for each alert on each site, with the places where it was
 * seen. Requests, responses, attacks and evidence are not kept: they hold cookies and whatever the site answered.
 *
 * <p>That ZAP reached a site does not tell whether the internet does, so nothing is said about exposure.
 *
 * @see <a href="https://www.zaproxy.org/docs/desktop/addons/report-generation/report-traditional-xml/">ZAP XML report</a>
 * @see <a href="https://www.zaproxy.org/docs/desktop/addons/report-generation/report-traditional-json/">ZAP JSON report</a>
 */
@ApplicationScoped
public class ZapReader implements FindingReader {

    private final FindingTypes types;

    public ZapReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(
                "zap",
                "ZAP: scanned web sites, XML and JSON",
                List.of("/OWASPZAPReport/*/site/*/alerts/*/alertitem/*", "/site/*/alerts/*", "/site/alerts/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.root().path("OWASPZAPReport").isArray()
                || sketch.root().has("site")
                        && (sketch.root().path("@programName").asText().contains("ZAP")
                                || sketch.any("/site/*/alerts/*", alert -> alert.has("pluginid"))
                                || sketch.any("/site/alerts/*", alert -> alert.has("pluginid")));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        return List.of(new ZapAlert(record, types).report());
    }
}
