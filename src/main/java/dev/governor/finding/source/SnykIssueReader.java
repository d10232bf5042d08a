package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the issues of Snyk's REST API: packages, code, and what else it tests.
 *
 * <p>The asset is the repository that the sender names, or the file in it; else Snyk's project, for the API names nothing else.
 * An issue of code is told apart by its key, which Snyk keeps while the code moves. {@code resolved} resolves, {@code ignored}
 * suppresses. Exploits as in {@link SnykReader}.
 *
 * @see <a href="https://docs.snyk.io/snyk-api/reference/issues">Issues</a>
 */
@ApplicationScoped
public class SnykIssueReader implements FindingReader {

    private static final Pattern JAVASCRIPT = Pattern.compile("(?i)^js$");

    private static final Pattern SNYK = Pattern.compile("(?i)^SNYK-([A-Z]+).*$");

    private final FindingTypes types;

    public SnykIssueReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne("snyk-issues", "Snyk: issues of the REST API", List.of("/data/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any("/data/*", SnykIssueReader::isIssue)
                || isIssue(sketch.root().path("data"));
    }

    private static boolean isIssue(JsonNode node) {
        return node.path("type").asText("").equals("issue")
                && node.path("attributes").has("effective_severity_level");
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode issue =
                record.node().has("attributes") ? record.node() : record.node().path("data");
        JsonNode attributes = issue.path("attributes");
        String key = FirstText.of(attributes, "/key");
        if (key.isEmpty()) {
            throw record.broken("/attributes/key", "the issue has no key");
        }
        JsonNode place = attributes.at("/coordinates/0/representations/0");
        ReportBuilder report = place.path("dependency").isObject()
                ? packaged(record, issue, place.path("dependency"))
                : coded(record, issue, place.path("sourceLocation"));
        report.title(FirstText.of(attributes, "/title").isEmpty() ? key : FirstText.of(attributes, "/title"))
                .description(FirstText.of(attributes, "/description"))
                .severity(CodeScanners.severity(FirstText.of(attributes, "/effective_severity_level")))
                .exploitability(exploitability(attributes), Trust.CURATED)
                .alias(FirstText.of(issue, "/id"))
                .firstSeen(SourceTimes.parse(attributes.path("created_at")))
                .lastSeen(SourceTimes.parse(attributes.path("updated_at")));
        attributes.path("classes").forEach(weakness -> {
            if (weakness.path("source").asText("").equals("CWE")) {
                report.weakness(weakness.path("id").asText(""));
            }
        });
        if (FirstText.of(attributes, "/status").equals("resolved")) {
            report.resolved(FirstText.of(attributes, "/resolution/type"));
        } else if (attributes.path("ignored").asBoolean(false)) {
            report.suppressed("ignored in Snyk", null);
        }
        return List.of(report.build());
    }

    private static ReportBuilder packaged(SignalRecord record, JsonNode issue, JsonNode dependency) {
        JsonNode attributes = issue.path("attributes");
        String key = FirstText.of(attributes, "/key");
        List<String> ids = new ArrayList<>(List.of(key));
        attributes
                .path("problems")
                .forEach(problem -> ids.add(problem.path("id").asText("")));
        String version = FirstText.of(dependency, "/package_version");
        String ecosystem =
                JAVASCRIPT.matcher(SNYK.matcher(key).replaceFirst("$1")).replaceFirst("npm");
        String name = FirstText.of(dependency, "/package_name");
        VulnerablePackage found = new VulnerablePackage(
                ids, PackageNames.of(ecosystem, name.isEmpty() ? "-" : name, version), version, "");
        return found.on(
                AssetNames.repository(record.source()).orElseGet(() -> project(issue)), SnykReader.SOURCE, record.at());
    }

    private ReportBuilder coded(SignalRecord record, JsonNode issue, JsonNode location) {
        JsonNode attributes = issue.path("attributes");
        String file = FirstText.of(location, "/file");
        AssetKey asset = AssetNames.repository(record.source())
                .map(repository -> AssetNames.file(repository, file))
                .orElseGet(() -> file.isEmpty()
                        ? project(issue)
                        : AssetNames.fileOf(
                                SnykReader.SOURCE, project(issue).path().get(1) + "/" + file));
        String rule = FirstText.of(attributes, "/classes/0/id", "/type");
        return FindingReport.on(asset, SnykReader.SOURCE, record.at())
                .type(types.of(SnykReader.SOURCE, rule))
                .discriminator(FirstText.of(attributes, "/key"))
                .location(CodeScanners.location(
                        file, location.at("/region/start/line").asInt(0)));
    }

    private static AssetKey project(JsonNode issue) {
        String id = FirstText.of(issue, "/relationships/scan_item/data/id", "/relationships/organization/data/id");
        return AssetNames.key("application", List.of("snyk", id.isEmpty() ? "-" : id));
    }

    private static Exploitability exploitability(JsonNode attributes) {
        Exploitability most = Exploitability.UNKNOWN;
        for (JsonNode level : attributes.at("/exploit_details/maturity_levels")) {
            Exploitability said = SnykReader.maturity(level.path("level").asText(""));
            most = said.compareTo(most) > 0 ? said : most;
        }
        return most;
    }
}
