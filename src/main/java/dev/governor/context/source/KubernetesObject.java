package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.KubernetesNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One object of a cluster's inventory.
 *
 * @param node the object as the API server writes it
 * @param kind its kind, for example {@code Deployment}
 * @param cluster its cluster's name, empty when nobody names it
 */
record KubernetesObject(JsonNode node, String kind, String cluster) {

    private static final Set<String> WITH_TEMPLATE =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job");

    JsonNode metadata() {
        return node.path("metadata");
    }

    String name() {
        return metadata().path("name").asText().strip();
    }

    String namespace() {
        String namespace = metadata().path("namespace").asText().strip();
        return namespace.isEmpty() ? "default" : namespace;
    }

    AssetKey key() {
        return KubernetesNames.object(cluster, namespace(), kind, name());
    }

    /** Returns the key of another object of the same cluster. */
    AssetKey sibling(String namespace, String otherKind, String otherName) {
        return KubernetesNames.object(cluster, namespace.isBlank() ? namespace() : namespace, otherKind, otherName);
    }

    /** Returns what this object is in: its namespace, or the cluster. */
    AssetKey container() {
        return KubernetesNames.isOfTheCluster(kind)
                ? AssetNames.kubernetesCluster(cluster)
                : KubernetesNames.object(cluster, "", "Namespace", namespace());
    }

    /** Tells whether this is something that runs containers. */
    boolean isWorkload() {
        return kind.equals("Pod") || kind.equals("CronJob") || WITH_TEMPLATE.contains(kind);
    }

    /** Returns the pod, or the template of the pods, that a workload runs: labels in its metadata, containers in its spec. */
    JsonNode pod() {
        if (kind.equals("Pod")) {
            return node;
        }
        if (kind.equals("CronJob")) {
            return node.path("spec").path("jobTemplate").path("spec").path("template");
        }
        return WITH_TEMPLATE.contains(kind) ? node.path("spec").path("template") : MissingNode.getInstance();
    }

    /** Returns the containers of {@link #pod}, those that run before and beside the others included. */
    List<JsonNode> containers() {
        List<JsonNode> containers = new ArrayList<>();
        for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
            pod().path("spec").path(list).forEach(containers::add);
        }
        return containers;
    }

    /** Returns the object that controls this one, or empty; for a ReplicaSet with a hash in its name, the Deployment. */
    Optional<AssetKey> owner() {
        for (JsonNode reference : metadata().path("ownerReferences")) {
            String name = reference.path("name").asText().strip();
            String ownerKind = reference.path("kind").asText().strip();
            if (reference.path("controller").asBoolean(true) && !name.isEmpty() && !ownerKind.isEmpty()) {
                return Optional.of(KubernetesNames.workload(cluster, namespace(), ownerKind, name));
            }
        }
        return Optional.empty();
    }

    /** Returns a map of texts, for example labels, in order of its keys; what is no text is left out. */
    static TreeMap<String, String> texts(JsonNode map) {
        TreeMap<String, String> texts = new TreeMap<>();
        map.fields().forEachRemaining(field -> {
            if (field.getValue().isValueNode()) {
                texts.put(field.getKey(), field.getValue().asText());
            }
        });
        return texts;
    }
}
