package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.SecretFindings;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Reads TruffleHog's lines of JSON, versions 2 and 3; never the raw secret, its redacted form, or the diff around it.
 *
 * <p>A secret that TruffleHog logged in with ({@code Verified}) is critical and usable by anyone who reads it. Of others no
 * severity is known. What is not in a repository is on the bucket, the image or the file that was scanned.
 *
 * @see <a href="https://github.com/trufflesecurity/trufflehog#readme">TruffleHog</a>
 */
@ApplicationScoped
public class TrufflehogReader implements FindingReader {

    private static final String SOURCE = "trufflehog";

    @Override
    public Format format() {
        return Format.oneByOne(SOURCE, "TruffleHog: secrets anywhere", List.of("/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(found -> found.has("DetectorName") && found.has("SourceMetadata")
                || found.has("stringsFound") && found.has("commitHash"));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode found = record.node();
        JsonNode place = placeIn(found);
        String kind = CodeScanners.first(found, "/DetectorName", "/reason");
        if (kind.isEmpty()) {
            throw record.broken("/DetectorName", "the result names no detector");
        }
        String path = CodeScanners.first(place, "/file", "/path", "/key");
        int line = place.path("line").asInt(0);
        String commit = CodeScanners.first(place, "/commitHash");
        AssetKey asset = assetOf(record, place, path);
        boolean file = asset.system().equals("git") || asset.system().equals("file");
        String discriminator = SecretFindings.discriminator(line, kind + " " + commit);
        ReportBuilder report = FindingReport.on(asset, SOURCE, record.at())
                .ofType(file ? "source_file" : "storage_bucket")
                .type(SecretFindings.TYPE)
                .discriminator(file ? discriminator : path + " " + discriminator)
                .title("Secret: " + kind)
                .weakness(SecretFindings.WEAKNESS)
                .firstSeen(SourceTimes.parse(CodeScanners.first(place, "/timestamp", "/date")))
                .location(CodeScanners.location(path, line))
                .reference(CodeScanners.first(place, "/link"));
        if (found.path("Verified").asBoolean(false)) {
            report.severity(Severity.CRITICAL).exploitability(Exploitability.AVAILABLE, Trust.CURATED);
        }
        return List.of(report.build());
    }

    /** Returns the one object below {@code SourceMetadata.Data}, whatever the kind of source; version 2 has none. */
    private static JsonNode placeIn(JsonNode found) {
        JsonNode data = found.path("SourceMetadata").path("Data");
        return data.isObject() && !data.isEmpty() ? data.elements().next() : found;
    }

    private static AssetKey assetOf(SignalRecord record, JsonNode place, String path) {
        String image = CodeScanners.first(place, "/image");
        if (!image.isEmpty()) {
            String tag = CodeScanners.first(place, "/tag");
            return AssetNames.image(tag.isEmpty() || image.contains("@") ? image : image + ":" + tag);
        }
        String bucket = CodeScanners.first(place, "/bucket");
        if (!bucket.isEmpty()) {
            boolean amazon = record.node().path("SourceMetadata").path("Data").has("S3");
            return AssetNames.of(amazon ? "arn:aws:s3:::" + bucket : "//storage.googleapis.com/" + bucket);
        }
        Optional<AssetKey> repository = AssetNames.repository(CodeScanners.first(place, "/repository"))
                .or(() -> AssetNames.repository(record.source()));
        return CodeScanners.file(repository, SOURCE, path);
    }
}
