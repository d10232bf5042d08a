package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.context.Attribute;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextReader;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.KubernetesNames;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Trust;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a cluster's inventory: objects as {@code kubectl get -o json} or {@code yaml} writes them, one, in a {@code List}, or as
 * watch events.
 *
 * <ul>
 *   <li>A namespace contains its objects, a cluster its namespaces, a controller what it owns. The cluster is the one that
 *       the document names ({@code clusterName} or {@code cluster} beside the items or in the metadata), else {@code default}.
 *   <li>A workload runs its images; a pod that has started, the images by the digests that its status tells.
 *   <li>Traffic: see {@link KubernetesTraffic}; services meet workloads at selectors, see {@link KubernetesSelectors}.
 *   <li>A Job or CronJob whose containers open no port and do not share the node's network serves nothing, and is internal. Other
 *       workloads state nothing about their exposure.
 *   <li>A workload acts as the service account it names; a service account as the cloud role its annotation names; a
 *       bound service account as the role of the binding.
 *   <li>Labels are declared. What the API server wrote (it has a {@code uid}) is authoritative, a manifest without one
 *       curated.
 *   <li>A deleted object states nothing: facts do not end.
 * </ul>
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/">Kubernetes API</a>
 */
@ApplicationScoped
public class KubernetesReader implements ContextReader {

    private static final Pattern SCHEME = Pattern.compile("^[a-z-]+://");

    static final String SOURCE = "kubernetes";

    private static final Map<String, Set<String>> KINDS = Map.of(
            "",
            Set.of("Namespace", "Pod", "Service", "ServiceAccount", "ReplicationController"),
            "apps",
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"),
            "batch",
            Set.of("Job", "CronJob"),
            "networking.k8s.io",
            Set.of("Ingress"),
            "extensions",
            Set.of("Ingress", "Deployment", "DaemonSet", "ReplicaSet"),
            "gateway.networking.k8s.io",
            Set.of("Gateway", "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "UDPRoute"),
            "route.openshift.io",
            Set.of("Route"),
            "rbac.authorization.k8s.io",
            Set.of("RoleBinding", "ClusterRoleBinding"));

    private static final Set<String> WATCHED = Set.of("ADDED", "MODIFIED", "DELETED", "BOOKMARK");

    @Override
    public Format format() {
        return Format.oneByOne(
                "kubernetes-objects",
                "Kubernetes objects: what runs, and what traffic reaches it",
                List.of("/items/*", "/*", ""));
    }

    @Override
    public boolean recognises(Sketch sketch) {
        return sketch.anyItem(KubernetesReader::isObject)
                || sketch.anyItem(item -> WATCHED.contains(item.path("type").asText()) && isObject(item.path("object")))
                || isList(sketch.root()) && !listed(sketch.root()).isEmpty()
                || isList(sketch.root())
                        && (sketch.any("/items/*", KubernetesReader::isObject)
                                || !sketch.root().path("items").isArray());
    }

    @Override
    public List<Place> check(JsonNode root) {
        return isList(root) && !root.path("items").isArray()
                ? List.of(new Place("/items", "the list has no items"))
                : List.of();
    }

    @Override
    public List<ContextFact> read(SignalRecord record) {
        JsonNode node = record.node();
        boolean watched = WATCHED.contains(node.path("type").asText())
                && node.path("object").isObject();
        JsonNode object = watched ? node.path("object") : node;
        String kind = object.path("kind").asText(listed(record.root()));
        if (!object.isObject()
                || watched
                        && Set.of("DELETED", "BOOKMARK")
                                .contains(node.path("type").asText())) {
            if (object.isObject()) {
                return List.of();
            }
            throw record.broken("", "the object is not an object");
        }
        if (!isKnown(
                object.path("apiVersion")
                        .asText(record.root().path("apiVersion").asText()),
                kind)) {
            return List.of();
        }
        if (object.path("metadata").path("name").asText().isBlank()) {
            throw record.broken(watched ? "/object/metadata/name" : "/metadata/name", "the object has no name");
        }
        String cluster = KubernetesNames.cluster(
                object.path("metadata"), node, record.root(), record.root().path("metadata"));
        boolean observed = object.path("metadata").path("uid").isTextual();
        Facts facts = new Facts(SOURCE, observed ? Trust.AUTHORITATIVE : Trust.CURATED, null);
        state(new KubernetesObject(object, kind, cluster), facts);
        return facts.list();
    }

    private static void state(KubernetesObject object, Facts facts) {
        AssetKey key = object.key();
        facts.asset(key, object.name(), "");
        facts.relation(object.container(), RelationType.CONTAINS, key);
        object.owner().ifPresent(owner -> facts.relation(owner, RelationType.CONTAINS, key));
        KubernetesObject.texts(object.metadata().path("labels")).forEach((name, value) -> facts.tag(key, name, value));
        if (object.isWorkload()) {
            workload(object, facts);
        }
        new KubernetesTraffic(object, facts).state();
        identity(object, facts);
    }

    private static void workload(KubernetesObject object, Facts facts) {
        AssetKey key = object.key();
        for (JsonNode container : object.containers()) {
            run(key, container.path("image").asText(), facts);
        }
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode status : object.node().path("status").path(list)) {
                String image = status.path("imageID").asText();
                if (image.contains("@sha256:")) {
                    run(key, image, facts);
                }
            }
        }
        KubernetesSelectors.matching(
                        object,
                        KubernetesObject.texts(object.pod().path("metadata").path("labels")))
                .forEach(selector -> facts.relation(selector, RelationType.EXPOSES, key));
        if ((object.kind().equals("Job") || object.kind().equals("CronJob")) && servesNothing(object)) {
            facts.attribute(key, Attribute.EXPOSURE, "internal");
        }
    }

    private static void run(AssetKey workload, String reference, Facts facts) {
        if (!reference.isBlank()) {
            AssetKey image = AssetNames.image(reference);
            facts.asset(image, SCHEME.matcher(reference).replaceFirst(""), "");
            facts.relation(workload, RelationType.RUNS, image);
        }
    }

    private static boolean servesNothing(KubernetesObject object) {
        List<JsonNode> containers = object.containers();
        return !containers.isEmpty()
                && !object.pod().path("spec").path("hostNetwork").asBoolean()
                && containers.stream()
                        .allMatch(container -> container.path("ports").isEmpty());
    }

    private static void identity(KubernetesObject object, Facts facts) {
        AssetKey key = object.key();
        String account = object.pod().path("spec").path("serviceAccountName").asText();
        if (!account.isBlank()) {
            facts.relation(
                    key, RelationType.ASSUMES, object.sibling(object.namespace(), "ServiceAccount", account.strip()));
        }
        JsonNode annotations = object.metadata().path("annotations");
        if (object.kind().equals("ServiceAccount")) {
            AssetNames.known(annotations.path("eks.amazonaws.com/role-arn").asText())
                    .ifPresent(role -> facts.relation(key, RelationType.ASSUMES, role, Trust.DECLARED));
        }
        String role = object.node().path("roleRef").path("name").asText().strip();
        if (object.kind().endsWith("RoleBinding") && !role.isEmpty()) {
            AssetKey bound = object.sibling(
                    "", object.node().path("roleRef").path("kind").asText("ClusterRole"), role);
            for (JsonNode subject : object.node().path("subjects")) {
                String name = subject.path("name").asText().strip();
                if (subject.path("kind").asText().equals("ServiceAccount") && !name.isEmpty()) {
                    String namespace = subject.path("namespace").asText().strip();
                    facts.relation(object.sibling(namespace, "ServiceAccount", name), RelationType.ASSUMES, bound);
                }
            }
        }
    }

    private static boolean isObject(JsonNode node) {
        return isKnown(node.path("apiVersion").asText(), node.path("kind").asText())
                && node.path("metadata").isObject();
    }

    private static boolean isKnown(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return KINDS.getOrDefault(slash < 0 ? "" : apiVersion.substring(0, slash), Set.of())
                .contains(kind);
    }

    /** Returns the kind of the items of a typed list, for example {@code Pod} of a {@code PodList}; empty for any other. */
    private static String listed(JsonNode root) {
        String kind = root.path("kind").asText();
        String items = kind.endsWith("List") ? kind.substring(0, kind.length() - 4) : "";
        return isKnown(root.path("apiVersion").asText(), items) ? items : "";
    }

    private static boolean isList(JsonNode root) {
        return !listed(root).isEmpty()
                || root.path("kind").asText().equals("List")
                        && root.path("apiVersion").asText().equals("v1");
    }
}
