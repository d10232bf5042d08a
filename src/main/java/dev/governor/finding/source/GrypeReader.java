package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.ImageNames;
import dev.governor.finding.ReportBuilder;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.ProblemException.Place;
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
 * Reads Grype's JSON.
 *
 * <ul>
 *   <li>The asset is the image by digest when one is known, else by tag; of a directory, the repository that the sender names.
 *   <li>A match is one vulnerability under all its ids: its own and the related ones, so a GHSA id with a CVE beside it is that
 *       CVE. The first location counts; the place of a package manager's database does not.
 *   <li>{@code knownExploited} means active; else the prediction counts, see {@link VulnerablePackage#predicted}. {@code
 *       Negligible} is low, {@code Unknown} stays unknown. A {@code wont-fix} state changes nothing: the weakness is there.
 *   <li>{@code ignoredMatches} are not read: they are what the scan was told to leave out.
 * </ul>
 *
 * @see <a href="https://github.com/anchore/grype">Grype</a>
 */
@ApplicationScoped
public class GrypeReader implements FindingReader {

    private static final String SOURCE = "grype";

    @Override
    public Format format() {
        return Format.allOrNothing("grype", "Grype: vulnerable packages", List.of("/matches/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        boolean named = root.path("descriptor").path("name").asText().equalsIgnoreCase("grype");
        return root.isObject()
                && root.has("matches")
                && (named
                        || sketch.any(
                                "/matches/*",
                                match -> match.path("vulnerability").isObject()
                                        && match.path("artifact").isObject()));
    }

    @Override
    public List<Place> check(JsonNode root) {
        return root.path("matches").isArray()
                ? List.of()
                : List.of(new Place("/matches", "there is no list of matches, so the scan found out nothing"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode vulnerability = record.node().path("vulnerability");
        JsonNode artifact = record.node().path("artifact");
        if (!vulnerability.path("id").isTextual()) {
            throw record.broken("/vulnerability/id", "the match names no vulnerability");
        }
        if (!artifact.path("name").isTextual()) {
            throw record.broken("/artifact/name", "the match names no package");
        }
        VulnerablePackage found = packageOf(record);
        ReportBuilder report = found.on(asset(record), SOURCE, record.at())
                .title(found.title(""))
                .description(FirstText.of(
                        record.node(), "/vulnerability/description", "/relatedVulnerabilities/0/description"))
                .severity(CodeScanners.severity(vulnerability.path("severity").asText()))
                .exploitability(exploitability(vulnerability), Trust.CURATED)
                .lastSeen(SourceTimes.parse(record.root().path("descriptor").path("timestamp")))
                .reference(vulnerability.path("dataSource").asText(""));
        for (JsonNode cwe : vulnerability.path("cwes")) {
            report.weakness(cwe.path("cwe").asText(cwe.asText("")));
        }
        List<String> fixes = new ArrayList<>();
        vulnerability.path("fix").path("versions").forEach(version -> fixes.add(version.asText("")));
        return List.of(found.fixedIn(report, fixes).build());
    }

    private static VulnerablePackage packageOf(SignalRecord record) {
        List<String> ids = new ArrayList<>(List.of(record.text("/vulnerability/id")));
        for (JsonNode related : record.node().path("relatedVulnerabilities")) {
            ids.add(related.path("id").asText(""));
        }
        String name = record.text("/artifact/name");
        String version = record.text("/artifact/version");
        String stated = record.text("/artifact/purl");
        String purl = stated.isEmpty() ? PackageNames.of(record.text("/artifact/type"), name, version) : stated;
        return new VulnerablePackage(ids, purl, version, record.text("/artifact/locations/0/path"));
    }

    private static Exploitability exploitability(JsonNode vulnerability) {
        if (!vulnerability.path("knownExploited").isEmpty()) {
            return Exploitability.ACTIVE;
        }
        double most = 0;
        for (JsonNode prediction : vulnerability.path("epss")) {
            most = Math.max(most, prediction.path("epss").asDouble(0));
        }
        return VulnerablePackage.predicted(most);
    }

    private static AssetKey asset(SignalRecord record) {
        JsonNode source = record.root().path("source");
        JsonNode target = source.path("target");
        String path = target.isTextual() ? target.asText() : FirstText.of(source, "/target/path", "/target/location");
        return image(target)
                .or(() -> AssetNames.repository(record.source()))
                .orElseGet(() -> AssetNames.fileOf(SOURCE, path.isBlank() ? "-" : path));
    }

    private static Optional<AssetKey> image(JsonNode target) {
        List<String> names = new ArrayList<>();
        target.path("tags").forEach(tag -> names.add(tag.asText("")));
        names.add(0, target.path("userInput").asText(""));
        List<String> digests = new ArrayList<>();
        target.path("repoDigests").forEach(digest -> digests.add(digest.asText("")));
        return ImageNames.image(names, digests, target.path("manifestDigest").asText(""));
    }
}
