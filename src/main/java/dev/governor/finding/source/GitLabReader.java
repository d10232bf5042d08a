package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads GitLab's security reports, schemas 14 and 15: static and dynamic analysis, dependencies, containers, secrets.
 *
 * <p>They list what a scan found and never what is gone, so they resolve nothing, whatever {@code scan.status} says.
 *
 * @see <a href="https://gitlab.com/gitlab-org/security-products/security-report-schemas">Security report schemas</a>
 */
@ApplicationScoped
public class GitLabReader implements FindingReader {

    private final FindingTypes types;

    public GitLabReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(
                "gitlab-security-report", "GitLab security reports 14 and 15", List.of("/vulnerabilities/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        JsonNode vulnerabilities = root.path("vulnerabilities");
        if (!root.isObject() || !root.has("vulnerabilities")) {
            return false;
        }
        boolean scan = root.path("scan").path("type").isTextual()
                && root.path("scan").path("scanner").isObject();
        return scan
                || (vulnerabilities.isArray()
                        && sketch.any(
                                "/vulnerabilities/*",
                                found -> found.path("identifiers").isArray()
                                        && found.path("location").isObject()));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        if (!record.node().isObject()) {
            throw record.broken("", "the vulnerability is not an object");
        }
        if (!record.node().path("identifiers").isArray()) {
            throw record.broken("/identifiers", "the vulnerability has no list of identifiers");
        }
        return List.of(new GitLabVulnerability(record, types).report());
    }
}
