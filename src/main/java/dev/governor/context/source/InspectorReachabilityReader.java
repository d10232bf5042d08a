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

/**
 * Reads from Amazon Inspector which instances the internet can reach: it follows the network path itself, so its word is
 * authoritative. Other kinds of findings, and closed ones, state nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/inspector/latest/user/findings-types.html">Types of Inspector findings</a>
 */
@ApplicationScoped
public class InspectorReachabilityReader implements ContextReader {

    @Override
    public Format format() {
        return Format.oneByOne(
                "aws-inspector-reachability",
                "Amazon Inspector: what the internet can reach",
                List.of("/findings/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.any(
                format().records(),
                node -> node.has("findingArn")
                        && node.path("type").asText("").equalsIgnoreCase("NETWORK_REACHABILITY"));
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        boolean reached = record.text("/type").equalsIgnoreCase("NETWORK_REACHABILITY")
                && !record.text("/status").equalsIgnoreCase("CLOSED");
        if (!reached) {
            return List.of();
        }
        Facts facts = new Facts("inspector", Trust.AUTHORITATIVE, SourceTimes.parse(record.text("/updatedAt")));
        for (JsonNode resource : record.node().path("resources")) {
            String id = resource.path("id").asText("");
            if (!id.isBlank()) {
                AssetKey asset = CloudNames.aws(
                        id,
                        resource.path("type").asText(""),
                        record.text("/awsAccountId"),
                        resource.path("region").asText(""));
                facts.relation(CloudEstate.INTERNET, RelationType.EXPOSES, asset);
            }
        }
        return facts.list();
    }
}
