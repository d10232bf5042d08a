package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.context.Facts;
import dev.governor.context.GraphWalk;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.CloudNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How traffic reaches machines in a Google network, without seeing a firewall rule and a machine at once.
 *
 * <p>An ingress rule that allows {@code 0.0.0.0/0} or {@code ::/0} lets the internet through to its network, or to the tags
 * and service accounts it targets, which are nodes below the network. A machine with an external address is exposed by its
 * network, its tags and its service accounts; one without is not. An external forwarding rule lets the internet through to
 * its target.
 *
 * @see <a href="https://cloud.google.com/firewall/docs/firewalls">VPC firewall rules</a>
 */
final class GoogleNetwork {

    private static final Set<String> EVERYONE = Set.of("0.0.0.0/0", "::/0");

    private static final Pattern COMPUTE_URL =
            Pattern.compile("https://[a-z0-9.-]+\\.googleapis\\.com/compute/[a-z0-9]+/(.+)");

    private final AssetKey asset;
    private final JsonNode data;
    private final Facts facts;

    GoogleNetwork(AssetKey asset, JsonNode data, Facts facts) {
        this.asset = asset;
        this.data = data;
        this.facts = facts;
    }

    void firewall() {
        String direction = data.path("direction").asText("INGRESS");
        if (!direction.equals("INGRESS")
                || data.path("disabled").asBoolean()
                || data.path("allowed").isEmpty() && data.path("allow").isEmpty()
                || !holdsEveryone(data.path("sourceRanges"))) {
            return;
        }
        facts.relation(GraphWalk.INTERNET, RelationType.EXPOSES, asset);
        List<String> narrowed = new ArrayList<>(below("tags", data.path("targetTags")));
        narrowed.addAll(below("service-accounts", data.path("targetServiceAccounts")));
        for (String part : narrowed.isEmpty() ? List.of("") : narrowed) {
            node(data.path("network"), part).ifPresent(node -> facts.relation(asset, RelationType.EXPOSES, node));
        }
    }

    void instance() {
        List<String> parts = new ArrayList<>(List.of(""));
        parts.addAll(below("tags", data.at("/tags/items")));
        parts.addAll(below("tags", data.at("/tags/tag")));
        for (JsonNode account : data.path("serviceAccounts")) {
            String email = account.path("email").asText().strip();
            if (!email.isEmpty()) {
                facts.relation(asset, RelationType.ASSUMES, serviceAccount(email));
                parts.add("/service-accounts/" + email);
            }
        }
        for (JsonNode card : data.path("networkInterfaces")) {
            for (String part : isExternal(card) ? parts : List.<String>of()) {
                node(card.path("network"), part).ifPresent(node -> facts.relation(node, RelationType.EXPOSES, asset));
            }
        }
    }

    void forwardingRule() {
        if (data.path("loadBalancingScheme").asText().startsWith("EXTERNAL")) {
            facts.relation(GraphWalk.INTERNET, RelationType.EXPOSES, asset);
        }
        for (String field : List.of("target", "backendService")) {
            node(data.path(field), "").ifPresent(target -> facts.relation(asset, RelationType.EXPOSES, target));
        }
    }

    /** Returns the key of a service account, in the form that names no project. */
    static AssetKey serviceAccount(String email) {
        return CloudNames.google("iam", "projects/-/serviceAccounts/" + email);
    }

    static boolean holdsEveryone(Iterable<JsonNode> ranges) {
        for (JsonNode range : ranges) {
            if (EVERYONE.contains(range.asText().strip())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> below(String kind, JsonNode names) {
        List<String> parts = new ArrayList<>();
        names.forEach(name -> parts.add("/" + kind + "/" + name.asText()));
        return parts;
    }

    private static Optional<AssetKey> node(JsonNode network, String part) {
        Matcher named = COMPUTE_URL.matcher(network.asText().strip());
        return named.matches() ? Optional.of(CloudNames.google("compute", named.group(1) + part)) : Optional.empty();
    }

    private static boolean isExternal(JsonNode card) {
        for (String list : List.of("accessConfigs", "ipv6AccessConfigs")) {
            for (JsonNode access : card.path(list)) {
                if (!access.path("natIP")
                        .asText(access.path("externalIpv6").asText())
                        .isBlank()) {
                    return true;
                }
            }
        }
        return false;
    }
}
