package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.CloudNames;
import dev.governor.finding.FindingTypes;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads from Amazon Macie how sensitive a bucket's data is and whether the bucket is public. Macie looks at the objects and at
 * the effective permissions themselves, so its word is authoritative.
 *
 * <p>Financial, personal and credential data make a bucket restricted, anything else that was detected confidential. The
 * latter is curated only: a finding speaks of one object, and a newer one about a lesser object must not hide what an older
 * one found in the same bucket. Samples and skipped objects state nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/macie/latest/user/findings-types.html">Types of Macie findings</a>
 */
@ApplicationScoped
public class MacieContextReader implements ContextReader {

    private static final Pattern TO_LAST_SLASH = Pattern.compile("^.*/");

    private static final Set<String> RESTRICTED =
            Set.of("FINANCIAL_INFORMATION", "PERSONAL_INFORMATION", "CREDENTIALS");

    @Override
    public Format format() {
        return Format.oneByOne(
                "aws-macie-context",
                "Amazon Macie: how sensitive a bucket's data is",
                List.of("/findings/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(format().records(), node -> isFinding(bare(node)));
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode finding = bare(record.node());
        JsonNode bucket = finding.path("resourcesAffected").path("s3Bucket");
        String id = bucket.path("arn").asText(bucket.path("name").asText(""));
        if (id.isBlank()) {
            throw record.broken("/resourcesAffected/s3Bucket/arn", "the finding names no bucket");
        }
        if (finding.path("sample").asBoolean(false)) {
            return List.of();
        }
        String type = finding.path("type").asText("");
        String account = finding.path("accountId").asText("");
        AssetKey asset = CloudNames.aws(id, "AwsS3Bucket", account, "");
        Facts facts = new Facts(
                "macie:" + FindingTypes.word(type.substring(type.lastIndexOf('/') + 1)),
                Trust.AUTHORITATIVE,
                SourceTimes.parse(finding.path("updatedAt")));
        facts.asset(asset, bucket.path("name").asText(""), "AwsS3Bucket");
        if (!account.isBlank()) {
            facts.relation(CloudNames.awsAccount(account), RelationType.CONTAINS, asset);
        }
        if (finding.path("category").asText("").equalsIgnoreCase("CLASSIFICATION")) {
            classification(finding)
                    .ifPresent(level -> facts.attribute(
                            asset,
                            Attribute.DATA_CLASSIFICATION,
                            level.word(),
                            level == DataClassification.RESTRICTED ? Trust.AUTHORITATIVE : Trust.CURATED));
        }
        if (bucket.path("publicAccess").path("effectivePermission").asText("").equalsIgnoreCase("PUBLIC")) {
            facts.relation(CloudEstate.INTERNET, RelationType.EXPOSES, asset);
        }
        CloudEstate.tag(facts, asset, bucket.path("tags"));
        return facts.list();
    }

    private static Optional<DataClassification> classification(JsonNode finding) {
        JsonNode result = finding.path("classificationDetails").path("result");
        if (result.path("status").path("code").asText("").equalsIgnoreCase("SKIPPED")) {
            return Optional.empty();
        }
        Set<String> categories = new TreeSet<>();
        for (JsonNode data : result.path("sensitiveData")) {
            categories.add(data.path("category").asText("").toUpperCase(Locale.ROOT));
        }
        String kind = TO_LAST_SLASH
                .matcher(finding.path("type").asText(""))
                .replaceFirst("")
                .toLowerCase(Locale.ROOT);
        boolean restricted = categories.stream().anyMatch(RESTRICTED::contains)
                || Set.of("financial", "personal", "credentials", "multiple").contains(kind);
        return Optional.of(restricted ? DataClassification.RESTRICTED : DataClassification.CONFIDENTIAL);
    }

    /** Returns the finding itself where an orchestrator wrapped it as the result for an entity. */
    private static JsonNode bare(JsonNode node) {
        return node.path("EntityResult").isObject() ? node.path("EntityResult") : node;
    }

    private static boolean isFinding(JsonNode finding) {
        return finding.path("resourcesAffected").has("s3Bucket")
                && Set.of("CLASSIFICATION", "POLICY")
                        .contains(finding.path("category").asText("").toUpperCase(Locale.ROOT));
    }
}
