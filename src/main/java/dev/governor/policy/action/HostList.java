package dev.governor.policy.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Complaints;
import dev.governor.kernel.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hosts that somebody listed.
 *
 * @param internal names whose hosts are ours, with everything below them
 * @param known hosts outside that anything may be sent to, exactly these
 * @param internalNetworks addresses that are ours
 * @param metadata names under which clouds hand out the credentials of a machine
 * @param metadataNetworks addresses at which they do
 */
record HostList(
        Set<String> internal,
        Set<String> known,
        List<Network> internalNetworks,
        Set<String> metadata,
        List<Network> metadataNetworks) {

    private static final Set<String> KEYS =
            Set.of("internal", "known", "internal_networks", "metadata", "metadata_networks");

    HostList {
        internal = lowerCase(internal);
        known = lowerCase(known);
        internalNetworks = List.copyOf(internalNetworks);
        metadata = lowerCase(metadata);
        metadataNetworks = List.copyOf(metadataNetworks);
    }

    static HostList of(Collection<String> internal, Collection<String> known) {
        return new HostList(Set.copyOf(internal), Set.copyOf(known), List.of(), Set.of(), List.of());
    }

    /** Returns what stands in {@code tree}, after telling {@code complaints} what is wrong with it. */
    static HostList read(JsonNode tree, Complaints complaints) {
        if (!tree.isObject()) {
            complaints.about("", "the file is no map of hosts", "write lists under " + sorted());
        }
        tree.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                complaints.about("/" + key, "`" + key + "` is no list of hosts", Spelling.suggestion(key, KEYS));
            }
        });
        return new HostList(
                names(tree, "internal", complaints),
                names(tree, "known", complaints),
                networks(tree, "internal_networks", complaints),
                names(tree, "metadata", complaints),
                networks(tree, "metadata_networks", complaints));
    }

    private static List<String> sorted() {
        return KEYS.stream().sorted().toList();
    }

    private static Set<String> names(JsonNode tree, String key, Complaints complaints) {
        Set<String> names = new HashSet<>();
        List<String> texts = texts(tree, key, complaints);
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            boolean name = HostName.isName(text.toLowerCase(Locale.ROOT))
                    || Network.address(text).isPresent();
            if (!name || !names.add(text)) {
                complaints.about(
                        "/" + key + "/" + i,
                        "`" + text + "` is no host, or stands twice",
                        "write a name without scheme, port and path");
            }
        }
        return names;
    }

    private static List<Network> networks(JsonNode tree, String key, Complaints complaints) {
        List<Network> networks = new ArrayList<>();
        List<String> texts = texts(tree, key, complaints);
        for (int i = 0; i < texts.size(); i++) {
            Optional<Network> network = Network.parse(texts.get(i));
            network.ifPresent(networks::add);
            if (network.isEmpty()) {
                complaints.about(
                        "/" + key + "/" + i,
                        "`" + texts.get(i) + "` is no network",
                        "write an address, or one with its bits such as 10.0.0.0/8");
            }
        }
        return networks;
    }

    private static List<String> texts(JsonNode tree, String key, Complaints complaints) {
        JsonNode list = tree.path(key);
        if (!list.isMissingNode() && !list.isArray()) {
            complaints.about("/" + key, "`" + key + "` is no list", "write it as [a, b]");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Set<String> lowerCase(Set<String> hosts) {
        return hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
