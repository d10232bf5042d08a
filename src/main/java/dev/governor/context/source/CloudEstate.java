package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.Facts;
import dev.governor.finding.AssetKey;

/** What readers of clouds' inventories share. */
final class CloudEstate {

    /** Everyone out there. */
    static final AssetKey INTERNET = new AssetKey("internet:any");

    private CloudEstate() {}

    /** States {@code tags}, an object of texts or an array of objects with {@code key} and {@code value} in any letter case. */
    static void tag(Facts facts, AssetKey asset, JsonNode tags) {
        if (tags.isObject()) {
            tags.fields()
                    .forEachRemaining(
                            tag -> facts.tag(asset, tag.getKey(), tag.getValue().asText("")));
        }
        for (JsonNode tag : tags.isArray() ? tags : tags.path("none")) {
            String name = tag.path("key")
                    .asText(tag.path("Key").asText(tag.path("tag").asText("")));
            facts.tag(asset, name, tag.path("value").asText(tag.path("Value").asText("")));
        }
    }
}
