package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.CloudNames;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/**
 * Reads from IAM Access Analyzer what the internet can reach: it evaluates the policy itself, so its word is authoritative.
 *
 * <p>An archived finding still exposes: somebody meant it, which does not close the door. A resolved or deleted finding, and
 * one with an error, state nothing.
 */
@ApplicationScoped
public class AccessAnalyzerExposureReader implements ContextReader {

    private static final String SOURCE = "iam-access-analyzer";

    @Override
    public Format format() {
        return Format.oneByOne(
                "aws-access-analyzer-exposure",
                "AWS IAM Access Analyzer: what is public",
                List.of("/findings/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(format().records(), AccessAnalyzerExposureReader::isFinding);
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        String kind = record.text("/resourceType");
        String account =
                record.text(record.text("/resourceOwnerAccount").isEmpty() ? "/accountId" : "/resourceOwnerAccount");
        if (record.text("/resource").isEmpty()) {
            throw record.broken("/resource", "the finding names no resource");
        }
        AssetKey asset = CloudNames.aws(record.text("/resource"), kind, account, record.text("/region"));
        String moment = record.text("/updatedAt").isEmpty() ? "/analyzedAt" : "/updatedAt";
        Facts facts = new Facts(SOURCE, Trust.AUTHORITATIVE, SourceTimes.parse(record.text(moment)));
        facts.asset(asset, "", kind);
        if (isPublic(record)) {
            facts.relation(CloudEstate.INTERNET, RelationType.EXPOSES, asset);
        }
        return facts.list();
    }

    private static boolean isPublic(SignalRecord record) {
        JsonNode finding = record.node();
        boolean open = finding.path("isPublic").asBoolean(false)
                || finding.at("/findingDetails/0/externalAccessDetails/isPublic")
                        .asBoolean(false);
        return open
                && !record.text("/status").equalsIgnoreCase("RESOLVED")
                && !finding.path("isDeleted").asBoolean(false)
                && record.text("/error").isEmpty();
    }

    private static boolean isFinding(JsonNode node) {
        return node.path("resourceType").asText("").toUpperCase(Locale.ROOT).startsWith("AWS::")
                && node.has("status")
                && node.has("resource")
                && node.has("isPublic");
    }
}
