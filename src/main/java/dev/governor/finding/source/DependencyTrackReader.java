package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.ProductNames;
import dev.governor.finding.ReportBuilder;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads Dependency-Track's finding packaging format (FPF), 1.0 to 1.3.
 *
 * <ul>
 *   <li>The asset is the repository that the sender names, else what the project's purl or name says, as for bills of materials.
 *   <li>A list of findings that is null or missing is refused: the export failed, and nothing follows from it.
 *   <li>{@code isSuppressed}, {@code FALSE_POSITIVE} and {@code NOT_AFFECTED} suppress with the analysts' reason; {@code
 *       RESOLVED} resolves. {@code UNASSIGNED} severities stay unknown.
 *   <li>A prediction counts as in {@link VulnerablePackage#predicted}.
 * </ul>
 *
 * @see <a href="https://docs.dependencytrack.org/integrations/file-formats/">File formats</a>
 */
@ApplicationScoped
public class DependencyTrackReader implements FindingReader {

    private static final Pattern NO_VERSION = Pattern.compile("^[^0-9v].*$");

    private static final String SOURCE = "dependency-track";

    @Override
    public Format format() {
        return Format.allOrNothing(
                "dependency-track", "Dependency-Track: findings of a project", List.of("/findings/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        boolean named = root.path("meta").path("application").asText("").equals("Dependency-Track");
        boolean listed = sketch.any(
                "/findings/*",
                finding -> finding.path("component").isObject()
                        && finding.path("vulnerability").isObject());
        return root.isObject() && (named || listed) && (root.has("findings") || root.has("project"));
    }

    @Override
    public List<Place> check(JsonNode root) {
        return root.path("findings").isArray()
                ? List.of()
                : List.of(new Place("/findings", "there is no list of findings, so the export says nothing"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        String id = record.text("/vulnerability/vulnId");
        if (id.isEmpty()) {
            throw record.broken("/vulnerability/vulnId", "the finding names no vulnerability");
        }
        String name = record.text("/component/name");
        if (name.isEmpty()) {
            throw record.broken("/component/name", "the finding names no component");
        }
        String version = record.text("/component/version");
        String purl = record.text("/component/purl");
        VulnerablePackage found = new VulnerablePackage(
                ids(record.node(), id), purl.isEmpty() ? name + "@" + version : purl, version, "");
        ReportBuilder report = found.on(asset(record), SOURCE, record.at())
                .title(found.title(record.text("/vulnerability/title")))
                .description(record.text("/vulnerability/description"))
                .severity(CodeScanners.severity(record.text("/vulnerability/severity")))
                .exploitability(
                        VulnerablePackage.predicted(
                                record.node().at("/vulnerability/epssScore").asDouble(0)),
                        Trust.CURATED)
                .alias(record.text("/matrix"))
                .firstSeen(SourceTimes.parse(record.node().at("/attribution/attributedOn")))
                .lastSeen(SourceTimes.parse(record.root().at("/meta/timestamp")))
                .remediation(record.text("/vulnerability/recommendation"))
                .reference(record.text("/attribution/referenceUrl"))
                .weakness(record.text("/vulnerability/cweId"));
        record.node()
                .at("/vulnerability/cwes")
                .forEach(cwe -> report.weakness(cwe.path("cweId").asText("")));
        found.fixedIn(
                report,
                List.of(NO_VERSION
                        .matcher(record.text("/vulnerability/patchedVersions"))
                        .replaceFirst("")));
        return List.of(judged(report, record).build());
    }

    private static List<String> ids(JsonNode finding, String id) {
        List<String> ids = new ArrayList<>(List.of(id));
        for (JsonNode alias : finding.at("/vulnerability/aliases")) {
            for (String field : List.of("cveId", "ghsaId", "osvId", "snykId", "gsdId", "vulnDbId", "sonatypeId")) {
                ids.add(alias.path(field).asText(""));
            }
            alias.path("allBySource").forEach(other -> ids.add(other.asText("")));
        }
        return ids.stream().filter(other -> !other.isBlank()).toList();
    }

    private static ReportBuilder judged(ReportBuilder report, SignalRecord record) {
        String state = record.text("/analysis/state").toLowerCase(Locale.ROOT);
        String detail = FirstText.of(record.node(), "/analysis/detail", "/analysis/justification");
        String reason = (state + " " + detail).strip();
        boolean suppressed = record.node().at("/analysis/isSuppressed").asBoolean(false);
        if (suppressed || state.equals("false_positive") || state.equals("not_affected")) {
            return report.suppressed(reason.isEmpty() ? "suppressed" : reason, null);
        }
        return state.equals("resolved") ? report.resolved(reason) : report;
    }

    private static AssetKey asset(SignalRecord record) {
        JsonNode project = record.root().path("project");
        String name = FirstText.of(project, "/name", "/uuid");
        return AssetNames.repository(record.source())
                .orElseGet(() -> ProductNames.application(
                        FirstText.of(project, "/purl"),
                        name.isEmpty() ? "-" : name,
                        FirstText.of(project, "/version")));
    }
}
