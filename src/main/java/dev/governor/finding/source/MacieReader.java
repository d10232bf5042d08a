package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.CloudNames;
import dev.governor.finding.FindingReader;
import dev.governor.finding.FindingReport;
import dev.governor.finding.FindingTypes;
import dev.governor.finding.ReportBuilder;
import dev.governor.finding.Verdict;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads policy findings of Amazon Macie: a bucket is public, shared, or not protected. What Macie finds in objects says how
 * sensitive a bucket is, which is context and no weakness. Samples are evidence, archived findings are set aside.
 *
 * @see <a href="https://docs.aws.amazon.com/macie/latest/user/findings-types.html">Types of Macie findings</a>
 */
@ApplicationScoped
public class MacieReader implements FindingReader {

    private final FindingTypes types;

    public MacieReader(FindingTypes types) {
        this.types = types;
    }

    @Override
    public Format format() {
        return Format.oneByOne("aws-macie", "Amazon Macie policy findings", List.of("/findings/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(format().records(), node -> isPolicy(bare(node)));
    }

    @Override
    public List<FindingReport> read(SignalRecord record) {
        JsonNode finding = bare(record.node());
        if (finding.path("category").asText("").equalsIgnoreCase("CLASSIFICATION")) {
            return List.of();
        }
        JsonNode bucket = finding.path("resourcesAffected").path("s3Bucket");
        String id = bucket.path("arn").asText(bucket.path("name").asText(""));
        String type = finding.path("type").asText("");
        if (id.isBlank()) {
            throw record.broken("/resourcesAffected/s3Bucket/arn", "the finding names no bucket");
        }
        if (type.isBlank()) {
            throw record.broken("/type", "the finding has no type");
        }
        AwsOrigin origin = new AwsOrigin(
                record,
                finding.path("accountId").asText(""),
                finding.path("region").asText(""));
        ReportBuilder report = origin.on(
                        CloudNames.aws(id, "AwsS3Bucket", origin.account(), origin.region()), AwsProducts.MACIE, "")
                .ofType("AwsS3Bucket")
                .type(types.of(AwsProducts.MACIE, type))
                .title(finding.path("title").asText(type))
                .description(finding.path("description").asText(""))
                .severity(AwsOrigin.severity(
                        finding.path("severity").path("description").asText("")))
                .alias(finding.path("id").asText(""))
                .firstSeen(SourceTimes.parse(finding.path("createdAt")))
                .lastSeen(SourceTimes.parse(finding.path("updatedAt")));
        for (JsonNode tag : bucket.path("tags")) {
            report.tag(tag.path("key").asText(""), tag.path("value").asText(""));
        }
        if (finding.path("sample").asBoolean(false)) {
            report.verdict(Verdict.EVIDENCE);
        } else if (finding.path("archived").asBoolean(false)) {
            report.suppressed("archived in macie", null);
        }
        return List.of(report.build());
    }

    /** Returns the finding itself where an orchestrator wrapped it as the result for an entity. */
    private static JsonNode bare(JsonNode node) {
        return node.path("EntityResult").isObject() ? node.path("EntityResult") : node;
    }

    private static boolean isPolicy(JsonNode finding) {
        return finding.path("resourcesAffected").has("s3Bucket")
                && finding.path("category").asText("").equalsIgnoreCase("POLICY");
    }
}
