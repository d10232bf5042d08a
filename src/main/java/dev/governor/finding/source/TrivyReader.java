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
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the JSON of Trivy's scans of images, file systems and repositories: schema 2, and the bare list of results before it.
 *
 * <ul>
 *   <li>The asset is the image by digest when the report knows one, else by tag. Of a file system, packages are of the
 *       repository that the report or the sender names, misconfigurations and secrets of the file in it.
 *   <li>The severity is the one Trivy chose ({@code Severity}); the vendors' other opinions are left out. Trivy says nothing of
 *       exploits.
 *   <li>{@code Status}: {@code not_affected} is evidence, whatever else is open, {@code will_not_fix} too. A check that passed is
 *       evidence; one excepted by policy is suppressed. Packages without a vulnerability say nothing.
 *   <li>{@code ExperimentalModifiedFindings} that the scan ignored are suppressed with the reason given; those that a VEX document
 *       set aside stay open, for nobody knows here who wrote it.
 * </ul>
 *
 * @see <a href="https://trivy.dev/latest/docs/configuration/reporting/#json">Trivy's JSON</a>
 */
@ApplicationScoped
public class TrivyReader implements FindingReader {

    private static final Pattern WITH_PATH = Pattern.compile(".*[./].*");
    private static final Pattern IMAGE_AND_SYSTEM = Pattern.compile("\\S{1,400} \\([^()]{1,100}\\)");

    private final FindingTypes types;

    public TrivyReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.allOrNothing(
                "trivy",
                "Trivy: vulnerable packages, misconfigurations, secrets",
                List.of(
                        "/Results/*/Vulnerabilities/*",
                        "/Results/*/Misconfigurations/*",
                        "/Results/*/Secrets/*",
                        "/Results/*/ExperimentalModifiedFindings/*",
                        "/*/Vulnerabilities/*",
                        "/*/Misconfigurations/*",
                        "/*/Secrets/*"));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        if (root.isArray()) {
            return sketch.any("/*", TrivyReader::isResult);
        }
        boolean report = root.has("SchemaVersion") && (root.has("ArtifactName") || root.has("ArtifactType"));
        return report || sketch.any("/Results/*", TrivyReader::isResult);
    }

    private static boolean isResult(JsonNode result) {
        return result.path("Target").isTextual()
                && (result.has("Vulnerabilities")
                        || result.has("Misconfigurations")
                        || result.has("Secrets")
                        || result.has("Class"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        if (!record.node().isObject()) {
            throw record.broken("", "the entry is not an object");
        }
        JsonNode node = record.node();
        boolean modified = record.at().contains("/ExperimentalModifiedFindings/");
        TrivyIssue issue = new TrivyIssue(
                record,
                modified ? node.path("Finding") : node,
                types,
                SourceTimes.parse(record.root().path("CreatedAt")));
        return report(issue)
                .map(report -> modified && record.text("/Status").equals("ignored")
                        ? report.suppressed(FirstText.of(node, "/Statement", "/Source"), null)
                        : report)
                .map(ReportBuilder::build)
                .stream()
                .toList();
    }

    private static Optional<ReportBuilder> report(TrivyIssue issue) {
        SignalRecord record = issue.record();
        JsonNode result = record.parent();
        String target = result.path("Target").asText("");
        Optional<AssetKey> image = image(record.root(), result);
        String kind = FirstText.of(record.node(), "/Type");
        if (record.at().contains("/Misconfigurations/") || kind.equals("misconfiguration")) {
            return Optional.of(image.map(scanned -> issue.misconfiguration(scanned, target))
                    .orElseGet(() -> issue.misconfiguration(file(record, target), issue.resource())));
        }
        if (record.at().contains("/Secrets/") || kind.equals("secret")) {
            return Optional.of(image.map(scanned -> issue.secret(scanned, target, false))
                    .orElseGet(() -> issue.secret(file(record, target), target, true)));
        }
        String ecosystem = result.path("Type").asText("");
        return image.map(scanned ->
                        issue.vulnerability(scanned, ecosystem, image.isPresent() ? file(result, target) : target))
                .orElseGet(() -> issue.vulnerability(
                        repository(record).orElseGet(() -> AssetNames.fileOf(TrivyIssue.SOURCE, target)),
                        ecosystem,
                        target));
    }

    /** Returns the file that lists packages, empty when the target stands for a whole kind of packages. */
    private static String file(JsonNode result, String target) {
        boolean listed = result.path("Class").asText("").equals("lang-pkgs")
                && WITH_PATH.matcher(target).matches()
                && !target.equals("Node.js");
        return listed ? target : "";
    }

    private static AssetKey file(SignalRecord record, String target) {
        return CodeScanners.file(repository(record), TrivyIssue.SOURCE, target);
    }

    private static Optional<AssetKey> repository(SignalRecord record) {
        JsonNode root = record.root();
        return AssetNames.repository(root.path("Metadata").path("RepoURL").asText(""))
                .or(() -> AssetNames.repository(root.path("ArtifactName").asText("")))
                .or(() -> AssetNames.repository(record.source()));
    }

    private static Optional<AssetKey> image(JsonNode root, JsonNode result) {
        JsonNode metadata = root.path("Metadata");
        List<String> digests = new ArrayList<>();
        metadata.path("RepoDigests").forEach(digest -> digests.add(digest.asText("")));
        List<String> names = new ArrayList<>();
        String type = root.path("ArtifactType").asText("");
        if (type.equals("container_image")) {
            names.add(root.path("ArtifactName").asText(""));
            metadata.path("RepoTags").forEach(tag -> names.add(tag.asText("")));
        }
        String target = result.path("Target").asText("");
        if (type.isEmpty() || type.equals("container_image")) {
            names.add(ofSystem(target));
        }
        return ImageNames.image(names, digests, "");
    }

    /** Returns the image in a target such as {@code shop:1.2 (alpine 3.9.4)}, empty when the target names none. */
    static String ofSystem(String target) {
        return IMAGE_AND_SYSTEM.matcher(target).matches() ? target.substring(0, target.indexOf(' ')) : "";
    }
}
