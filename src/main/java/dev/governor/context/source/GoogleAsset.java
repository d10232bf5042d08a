package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.Facts;
import dev.governor.context.GraphWalk;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.CloudNames;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One asset of the Google inventory, on its way to facts; see {@link GoogleAssetReader} for the rules. */
final class GoogleAsset {

    static final String SOURCE = "google-cai";

    private static final Pattern ANCESTOR = Pattern.compile("(projects|folders|organizations)/[^/]+");

    private static final Set<String> ANYBODY = Set.of("allUsers", "allAuthenticatedUsers");

    private final JsonNode asset;
    private final AssetKey key;
    private final JsonNode data;
    private final String type;
    private final Facts facts;

    GoogleAsset(JsonNode asset, @Nullable Instant asOf) {
        this.asset = asset;
        this.key = AssetNames.of(asset.path("name").asText());
        this.data = asset.path("resource").path("data");
        this.type = typeOf(asset);
        this.facts = new Facts(SOURCE, Trust.AUTHORITATIVE, asOf);
    }

    static String typeOf(JsonNode asset) {
        return asset.path("assetType").asText(asset.path("asset_type").asText()).strip();
    }

    List<ContextFact> facts() {
        facts.asset(key, asset.path("displayName").asText(data.path("name").asText()), type);
        containers();
        access(asset.has("iamPolicy") ? asset.path("iamPolicy") : asset.path("iam_policy"));
        for (JsonNode labels : List.of(data.path("labels"), asset.path("labels"))) {
            KubernetesObject.texts(labels).forEach((name, value) -> facts.tag(key, name, value));
        }
        configuration();
        return facts.list();
    }

    private void containers() {
        List<AssetKey> line = new ArrayList<>(List.of(key));
        for (JsonNode ancestor : asset.path("ancestors")) {
            AssetKey holder = CloudNames.google("cloudresourcemanager", ancestor.asText());
            if (ANCESTOR.matcher(ancestor.asText()).matches() && !line.contains(holder)) {
                line.add(holder);
            }
        }
        for (int i = 1; i < line.size(); i++) {
            facts.relation(line.get(i), RelationType.CONTAINS, line.get(i - 1));
        }
        AssetNames.known(asset.path("resource").path("parent").asText(""))
                .filter(parent -> !line.contains(parent))
                .ifPresent(parent -> facts.relation(parent, RelationType.CONTAINS, key));
    }

    private void access(JsonNode policy) {
        for (JsonNode binding : policy.path("bindings")) {
            for (JsonNode member : binding.path("members")) {
                if (ANYBODY.contains(member.asText())) {
                    internet();
                }
            }
        }
    }

    private void configuration() {
        switch (type) {
            case "cloudresourcemanager.googleapis.com/Project" -> {
                for (String field : List.of("projectId", "projectNumber")) {
                    String name = data.path(field).asText().strip();
                    if (!name.isEmpty()) {
                        facts.relation(key, RelationType.SAME_AS, CloudNames.googleProject(name));
                    }
                }
            }
            case "iam.googleapis.com/ServiceAccount" -> {
                String email = data.path("email").asText().strip();
                if (!email.isEmpty()) {
                    facts.relation(key, RelationType.SAME_AS, GoogleNetwork.serviceAccount(email));
                }
            }
            case "storage.googleapis.com/Bucket" -> bucket();
            case "sqladmin.googleapis.com/Instance" -> database();
            case "container.googleapis.com/Cluster" -> cluster();
            case "compute.googleapis.com/Firewall" -> new GoogleNetwork(key, data, facts).firewall();
            case "compute.googleapis.com/Instance" -> new GoogleNetwork(key, data, facts).instance();
            case "compute.googleapis.com/ForwardingRule", "compute.googleapis.com/GlobalForwardingRule" ->
                new GoogleNetwork(key, data, facts).forwardingRule();
            default -> {}
        }
    }

    private void bucket() {
        if (data.at("/iamConfiguration/publicAccessPrevention").asText().equals("enforced")) {
            facts.attribute(key, Attribute.EXPOSURE, "internal");
            return;
        }
        for (JsonNode entry : data.path("acl")) {
            if (ANYBODY.contains(entry.path("entity").asText())) {
                internet();
            }
        }
    }

    private void database() {
        JsonNode addresses = data.at("/settings/ipConfiguration");
        if (addresses.path("ipv4Enabled").isBoolean()
                && !addresses.path("ipv4Enabled").asBoolean()) {
            facts.attribute(key, Attribute.EXPOSURE, "internal");
            return;
        }
        if (GoogleNetwork.holdsEveryone(values(addresses.path("authorizedNetworks"), "value"))) {
            internet();
        }
    }

    private void cluster() {
        if (data.at("/privateClusterConfig/enablePrivateEndpoint").asBoolean()) {
            facts.attribute(key, Attribute.EXPOSURE, "internal");
            return;
        }
        JsonNode authorised = data.path("masterAuthorizedNetworksConfig");
        boolean narrowed = authorised.path("enabled").asBoolean()
                && !GoogleNetwork.holdsEveryone(values(authorised.path("cidrBlocks"), "cidrBlock"));
        if (!narrowed && !data.path("endpoint").asText().isBlank()) {
            internet();
        }
    }

    private static List<JsonNode> values(JsonNode list, String field) {
        List<JsonNode> values = new ArrayList<>();
        list.forEach(entry -> values.add(entry.path(field)));
        return values;
    }

    private void internet() {
        facts.relation(GraphWalk.INTERNET, RelationType.EXPOSES, key);
    }
}
