package dev.governor.finding;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How Kubernetes names things: clusters, objects with and without a namespace, and pods, whose names end in a hash.
 *
 * <p>A cluster's name is taken only from what a document or its envelope says of it, never from what the sender calls
 * itself; without one the cluster is {@code default}.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object names</a>
 */
public final class KubernetesNames {

    private static final List<String> CLUSTER_FIELDS =
            List.of("clusterName", "cluster_name", "ClusterName", "cluster", "k8s.cluster.name", "k8s_cluster_name");

    /** Kinds whose objects are in no namespace. */
    private static final Set<String> OF_THE_CLUSTER = Set.of(
            "namespace",
            "node",
            "persistentvolume",
            "clusterrole",
            "clusterrolebinding",
            "customresourcedefinition",
            "storageclass",
            "ingressclass",
            "gatewayclass",
            "priorityclass",
            "validatingwebhookconfiguration",
            "mutatingwebhookconfiguration");

    /** A ReplicaSet's hash: a number, its digits written with ten letters and digits. */
    private static final String HASH = "([bcdf0-9]{7,10})";

    private static final Pattern REPLICA_SET = Pattern.compile("(.+)-" + HASH);

    private static final Pattern OF_A_DEPLOYMENT =
            Pattern.compile("(.+)-" + HASH + "-[bcdfghjklmnpqrstvwxz2456789]{5}");

    private KubernetesNames() {}

    /** Returns the cluster that the first of {@code nodes} to name one names, else the empty text. */
    public static String cluster(JsonNode... nodes) {
        for (JsonNode node : nodes) {
            for (String field : CLUSTER_FIELDS) {
                JsonNode named = node.path(field);
                if (named.isTextual() && !named.textValue().isBlank()) {
                    return named.textValue().strip();
                }
            }
        }
        return "";
    }

    /** Tells whether objects of {@code kind} are in no namespace. */
    public static boolean isOfTheCluster(String kind) {
        return OF_THE_CLUSTER.contains(kind.strip().toLowerCase(Locale.ROOT));
    }

    /** Returns the key of an object; a namespace is dropped where its kind has none, and {@code default} where it has. */
    public static AssetKey object(String cluster, String namespace, String kind, String name) {
        if (isOfTheCluster(kind)) {
            return AssetNames.kubernetes(cluster, "", kind, name);
        }
        return AssetNames.kubernetes(cluster, namespace.isBlank() ? "default" : namespace, kind, name);
    }

    /**
     * Returns the key of what runs a pod, as far as the pod's name tells: the Deployment when the name ends in a ReplicaSet's
     * hash, else the pod itself. So a weakness stays one finding when its pod is replaced.
     */
    public static AssetKey workload(String cluster, String namespace, String pod) {
        Matcher named = OF_A_DEPLOYMENT.matcher(pod.strip());
        return named.matches() && hasDigit(named.group(2))
                ? object(cluster, namespace, "Deployment", named.group(1))
                : object(cluster, namespace, "Pod", pod);
    }

    /** Returns the key of a workload of any kind; a ReplicaSet with a hash is its Deployment, a pod as in {@link #workload}. */
    public static AssetKey workload(String cluster, String namespace, String kind, String name) {
        if (kind.equalsIgnoreCase("Pod")) {
            return workload(cluster, namespace, name);
        }
        Matcher replicas = REPLICA_SET.matcher(name.strip());
        return kind.equalsIgnoreCase("ReplicaSet") && replicas.matches() && hasDigit(replicas.group(2))
                ? object(cluster, namespace, "Deployment", replicas.group(1))
                : object(cluster, namespace, kind, name);
    }

    /** Returns the kind of a resource as the API's URLs name it: {@code deployments} are {@code deployment}. */
    public static String kindOf(String resource) {
        String lower = resource.strip().toLowerCase(Locale.ROOT);
        if (lower.endsWith("ies")) {
            return lower.substring(0, lower.length() - 3) + "y";
        }
        boolean plural = lower.endsWith("sses") || lower.endsWith("xes");
        int ending = plural ? 2 : lower.endsWith("s") && !lower.endsWith("ss") ? 1 : 0;
        return lower.substring(0, lower.length() - ending);
    }

    private static boolean hasDigit(String hash) {
        return hash.chars().anyMatch(c -> c >= '0' && c <= '9');
    }
}
