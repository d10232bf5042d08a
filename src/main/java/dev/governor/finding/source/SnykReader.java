package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ImageNames;
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
import java.util.Optional;

/**
 * Reads the JSON of {@code snyk test} and {@code snyk container test}, of one project or of all.
 *
 * <ul>
 *   <li>There is a row for each way to a package; they are one finding.
 *   <li>The asset is the image, else the repository that the sender names, else the manifest in Snyk's view.
 *   <li>Exploits: {@code Attacked} is active; {@code Mature}, {@code High} and {@code Functional} available; {@code Proof of
 *       Concept} as it says; {@code Unproven} none; else the prediction counts.
 *   <li>What a policy ignores is suppressed, with its reason and end. A licence issue is no vulnerable package.
 * </ul>
 *
 * @see <a href="https://docs.snyk.io/developer-tools/snyk-cli/commands/test">snyk test</a>
 */
@ApplicationScoped
public class SnykReader implements FindingReader {

    private static final Pattern TRAILING_SLASH = Pattern.compile("/$");

    private static final Pattern LAST_AT = Pattern.compile("@([^@]*)$");
    private static final Pattern LEADING_SLASH = Pattern.compile("^/");

    static final String SOURCE = "snyk";

    private final FindingTypes types;

    public SnykReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(
                "snyk",
                "Snyk: tests of projects and containers",
                List.of(
                        "/vulnerabilities/*",
                        "/filtered/ignore/*",
                        "/applications/*/vulnerabilities/*",
                        "/*/vulnerabilities/*",
                        "/*/filtered/ignore/*",
                        "/*/applications/*/vulnerabilities/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return isProject(sketch.root()) || sketch.any("/*", SnykReader::isProject);
    }

    private static boolean isProject(JsonNode node) {
        return node.has("vulnerabilities")
                && node.path("ok").isBoolean()
                && (node.has("packageManager") || node.has("dependencyCount") || node.has("projectName"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode node = record.node();
        String id = record.text("/id");
        String name = FirstText.of(node, "/packageName", "/moduleName", "/name");
        if (id.isEmpty() || name.isEmpty()) {
            throw record.broken(id.isEmpty() ? "/id" : "/packageName", "the issue names no id or no package");
        }
        JsonNode project = project(record);
        String file = FirstText.of(project, "/displayTargetFile", "/targetFile").replace('\\', '/');
        String version = record.text("/version");
        AssetKey asset = asset(record, project, file);
        VulnerablePackage found = new VulnerablePackage(ids(node, id), purl(node, name, version), version, file);
        ReportBuilder report = found.on(asset, SOURCE, record.at());
        if (record.text("/type").equals("license")) {
            report.type(types.of(SOURCE, "license-issue")).vulnerabilities(List.of());
        }
        report.title(found.title(record.text("/title")))
                .description(record.text("/description"))
                .severity(CodeScanners.severity(FirstText.of(node, "/severityWithCritical", "/severity")))
                .exploitability(exploitability(node), Trust.CURATED)
                .alias(id)
                .reference("https://security.snyk.io/vuln/" + id);
        node.at("/identifiers/CWE").forEach(cwe -> report.weakness(cwe.asText("")));
        List<String> fixes = new ArrayList<>(List.of(record.text("/nearestFixedInVersion")));
        node.path("fixedIn").forEach(fix -> fixes.add(fix.asText("")));
        found.fixedIn(report, fixes);
        if (record.at().contains("/filtered/ignore/")) {
            report.suppressed(
                    FirstText.of(node, "/filtered/ignored/0/reason", "/ignored/0/reason"),
                    SourceTimes.parse(FirstText.of(node, "/filtered/ignored/0/expires", "/ignored/0/expires")));
        }
        return List.of(report.build());
    }

    /** Returns how far attackers are by Snyk's word for it; unknown for words that say nothing. */
    static Exploitability maturity(String word) {
        return switch (FindingTypes.word(word)) {
            case "attacked" -> Exploitability.ACTIVE;
            case "mature", "high", "functional" -> Exploitability.AVAILABLE;
            case "proof-of-concept" -> Exploitability.PROOF_OF_CONCEPT;
            case "unproven", "no-known-exploit" -> Exploitability.NONE;
            default -> Exploitability.UNKNOWN;
        };
    }

    private static Exploitability exploitability(JsonNode node) {
        Exploitability own = maturity(node.path("exploit").asText(""));
        Exploitability predicted =
                VulnerablePackage.predicted(node.at("/epssDetails/probability").asDouble(0));
        return own.compareTo(predicted) >= 0 ? own : predicted;
    }

    private static List<String> ids(JsonNode node, String id) {
        List<String> ids = new ArrayList<>(List.of(id));
        for (String kind : List.of("CVE", "GHSA", "ALTERNATIVE")) {
            node.path("identifiers").path(kind).forEach(other -> ids.add(other.asText("")));
        }
        return ids;
    }

    private static String purl(JsonNode node, String name, String version) {
        String stated = FirstText.of(node, "/purl", "/packageUrl");
        String manager = node.path("packageManager").asText("");
        int colon = manager.indexOf(':');
        if (!stated.isEmpty()) {
            return stated;
        }
        if (colon < 0) {
            return PackageNames.of(manager, name, version);
        }
        String listed = FirstText.of(node, "/name");
        String binary = listed.isEmpty() ? name : listed.substring(listed.lastIndexOf('/') + 1);
        return PackageNames.ofSystem(manager, binary, version);
    }

    private static JsonNode project(SignalRecord record) {
        for (int i = record.parents().size() - 1; i >= 0; i--) {
            if (record.parents().get(i).has("ok")) {
                return record.parents().get(i);
            }
        }
        return record.root();
    }

    private static AssetKey asset(SignalRecord record, JsonNode project, String file) {
        String name = FirstText.of(project, "/projectName");
        String from = record.text("/from/0");
        String image = from.startsWith("docker-image|") ? from : containerAround(record);
        if (image.startsWith("docker-image|")) {
            String reference =
                    image.contains("@sha256:") ? image : LAST_AT.matcher(image).replaceFirst(":$1");
            Optional<AssetKey> known = ImageNames.image(
                    List.of(reference),
                    List.of(FirstText.of(project, "/docker/repoDigests/0")),
                    FirstText.of(project, "/docker/imageDigest", "/docker/digest"));
            if (known.isPresent()) {
                return known.get();
            }
        }
        String place = TRAILING_SLASH
                .matcher(LEADING_SLASH.matcher(name + "/" + file).replaceFirst(""))
                .replaceFirst("");
        return AssetNames.repository(record.source())
                .or(() -> AssetNames.repository(FirstText.of(project, "/gitRemoteUrl", "/remoteRepoUrl")))
                .orElseGet(() -> AssetNames.fileOf(SOURCE, place.isEmpty() ? "-" : place));
    }

    /** Returns what the container test that a project is part of calls its image, empty when it is part of none. */
    private static String containerAround(SignalRecord record) {
        for (JsonNode around : record.parents()) {
            String path = FirstText.of(around, "/path");
            String name = FirstText.of(around, "/projectName");
            if (name.startsWith("docker-image|")) {
                int project = path.lastIndexOf('/');
                boolean tagged = project > 0 && path.substring(0, project).contains(":");
                return tagged ? "docker-image|" + path.substring(0, project) : name;
            }
        }
        return "";
    }
}
