package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/**
 * Reads configuration items of AWS Config: snapshots, histories, change notifications and what its API returns.
 *
 * <p>Amazon itself says how a resource is configured, so all of it is authoritative but tags. A deleted or unrecorded resource
 * states nothing. A notification whose item was too large to be sent is refused: it would have to be fetched.
 *
 * @see <a href="https://docs.aws.amazon.com/config/latest/developerguide/config-item-table.html">Configuration item</a>
 */
@ApplicationScoped
public class AwsConfigReader implements ContextReader {

    @Override
    public Format format() {
        return Format.oneByOne(
                "aws-config",
                "AWS Config items and snapshots",
                List.of("/configurationItems/*", "/baseConfigurationItems/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        JsonNode root = sketch.root();
        return isItem(root.path("configurationItem"))
                || root.path("configurationItemSummary").isObject()
                || sketch.any(format().records(), AwsConfigReader::isItem);
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode node = record.node();
        if (node.path("configurationItemSummary").isObject()) {
            throw record.broken(
                    "/configurationItemSummary", "the item was too large to be sent; fetch it from AWS Config");
        }
        boolean notified = node.path("configurationItem").isObject();
        JsonNode item = notified ? node.path("configurationItem") : node;
        String at = notified ? "/configurationItem" : "";
        if (text(item, "resourceType").isEmpty()) {
            throw record.broken(at + "/resourceType", "the item has no resource type");
        }
        if (text(item, "resourceId").isEmpty() && AwsConfigItem.arn(item).isEmpty()) {
            throw record.broken(at + "/resourceId", "the item names no resource");
        }
        String status = text(item, "configurationItemStatus").toUpperCase(Locale.ROOT);
        boolean gone = status.startsWith("RESOURCEDELETED") || status.startsWith("RESOURCENOTRECORDED");
        return gone ? List.of() : new AwsConfigItem(item).facts();
    }

    private static String text(JsonNode item, String field) {
        return item.path(field).asText("").strip();
    }

    private static boolean isItem(JsonNode node) {
        return node.path("resourceType").asText("").toUpperCase(Locale.ROOT).startsWith("AWS::")
                && (node.has("configurationItemStatus")
                        || node.has("configurationItemCaptureTime")
                        || node.has("configurationStateId"));
    }
}
