package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.CloudNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that an OCSF event is about.
 *
 * <p>An id that is a full name anywhere is that name. Any other id is known only in its cloud account, so it is read as Amazon
 * names things there, or kept within the account. An event without resources is about its device or the host it observed.
 *
 * @param node the resource
 * @param pointer where it stands below the event
 * @param asset its key
 * @param type its type, as written
 */
record OcsfAsset(JsonNode node, String pointer, AssetKey asset, String type) {

    private static final Set<String> HOSTS = Set.of("hostname", "device.hostname", "device.name");

    /** Returns what {@code event} is about. */
    static List<OcsfAsset> of(JsonNode event) {
        List<OcsfAsset> found = new ArrayList<>();
        JsonNode resources = event.path("resources");
        for (int i = 0; i < resources.size(); i++) {
            add(event, resources.path(i), "/resources/" + i, found);
        }
        add(event, event.path("resource"), "/resource", found);
        if (found.isEmpty()) {
            host(event)
                    .ifPresent(name ->
                            found.add(new OcsfAsset(event.path("device"), "/device", AssetNames.host(name), "host")));
        }
        return found;
    }

    /** Returns the cloud account of {@code event}, empty when it names none. */
    static String accountOf(JsonNode event) {
        return FirstText.of(event, "/cloud/account/uid", "/cloud/account_uid", "/resources/0/owner/account/uid");
    }

    private static void add(JsonNode event, JsonNode resource, String pointer, List<OcsfAsset> found) {
        String id = FirstText.of(resource, "/uid", "/name");
        if (!id.isEmpty()) {
            String type = FirstText.of(resource, "/type");
            found.add(new OcsfAsset(resource, pointer, key(event, resource, id, type), type));
        }
    }

    private static AssetKey key(JsonNode event, JsonNode resource, String id, String type) {
        Optional<AssetKey> known =
                OcsfExport.of(event).flatMap(ours -> OcsfExport.asset(id)).or(() -> AssetNames.known(id));
        if (known.isPresent()) {
            return known.get();
        }
        String provider = FirstText.of(event, "/cloud/provider").toLowerCase(Locale.ROOT);
        String account = accountOf(event);
        if (provider.equals("aws")) {
            String region = FirstText.of(resource, "/region");
            return CloudNames.aws(id, type, account, region.isEmpty() ? FirstText.of(event, "/cloud/region") : region);
        }
        String namespace = FirstText.of(resource, "/namespace");
        if (!provider.isEmpty() || !namespace.isEmpty()) {
            return AssetNames.key("resource", List.of(provider, account, namespace, id));
        }
        return AssetNames.of(id);
    }

    private static Optional<String> host(JsonNode event) {
        String name = FirstText.of(event, "/device/hostname", "/device/name", "/device/ip");
        if (!name.isEmpty()) {
            return Optional.of(name);
        }
        for (JsonNode seen : event.path("observables")) {
            if (HOSTS.contains(seen.path("name").asText(""))
                    && !seen.path("value").asText("").isBlank()) {
                return Optional.of(seen.path("value").asText());
            }
        }
        return Optional.empty();
    }
}
