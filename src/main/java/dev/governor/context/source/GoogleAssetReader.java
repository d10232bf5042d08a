package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Google's Cloud Asset Inventory: exports (an array, or a value a line), pages of {@code ListAssets} and {@code
 * searchAllResources}, and messages of feeds; fields in both spellings, {@code assetType} and {@code asset_type}.
 *
 * <ul>
 *   <li>Ancestors contain each other and the asset; so does the parent of the resource. A project's id and its number are
 *       two names of it.
 *   <li>A policy with {@code allUsers} or {@code allAuthenticatedUsers} (anybody with a Google account) exposes the asset to the
 *       internet. So do an open ACL of a bucket, an authorised network of everyone at a database, a cluster's public endpoint
 *       without a list of networks, and what {@link GoogleNetwork} describes.
 *   <li>Enforced public access prevention, a database without a public address and a private endpoint are internal.
 *   <li>Labels are declared, everything else is authoritative.
 *   <li>A deleted asset states nothing: facts do not end.
 * </ul>
 *
 * @see <a href="https://cloud.google.com/asset-inventory/docs/reference/rest/v1/TopLevel/exportAssets">Asset Inventory</a>
 */
@ApplicationScoped
public class GoogleAssetReader implements ContextReader {

    private static final Pattern NAME = Pattern.compile("//[a-z0-9.-]+\\.googleapis\\.com/.+");

    @Override
    public Format format() {
        return Format.oneByOne(
                "google-cai",
                "Google Cloud Asset Inventory: configuration, access and ancestry",
                List.of("/assets/*", "/results/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(GoogleAssetReader::isAsset)
                || sketch.any("/assets/*", GoogleAssetReader::isAsset)
                || sketch.any("/results/*", GoogleAssetReader::isAsset);
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode node = record.node();
        if (!isAsset(node)) {
            throw record.broken("/name", "the asset has no full resource name and type");
        }
        if (node.path("deleted").asBoolean()) {
            return List.of();
        }
        return new GoogleAsset(assetIn(node), time(node)).facts();
    }

    private static @Nullable Instant time(JsonNode node) {
        JsonNode asset = assetIn(node);
        for (JsonNode written : List.of(
                asset.path("updateTime"),
                asset.path("update_time"),
                node.path("window").path("startTime"),
                node.path("window").path("start_time"))) {
            Instant time = SourceTimes.parse(written);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    private static JsonNode assetIn(JsonNode node) {
        return node.path("asset").isObject() ? node.path("asset") : node;
    }

    private static boolean isAsset(JsonNode node) {
        JsonNode asset = assetIn(node);
        return NAME.matcher(asset.path("name").asText()).matches()
                && !GoogleAsset.typeOf(asset).isEmpty();
    }
}
