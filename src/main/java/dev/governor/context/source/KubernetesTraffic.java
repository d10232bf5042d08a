package dev.governor.context.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.context.Facts;
import dev.governor.context.GraphWalk;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What lets traffic into a cluster: services, ingresses, gateways and routes.
 *
 * <p>An ingress, a gateway and an OpenShift route face the internet, and so do a service of type {@code LoadBalancer} or {@code
 * NodePort} and one with external addresses, unless an annotation that the cloud's own controller obeys makes the load balancer
 * internal, or the service names the address ranges it serves and none of them is everyone. Then nothing is said about
 * the internet.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/">Services, load balancing, networking</a>
 */
final class KubernetesTraffic {

    private static final Map<String, Set<String>> INTERNAL = Map.of(
            "alb.ingress.kubernetes.io/scheme", Set.of("internal"),
            "kubernetes.io/ingress.class", Set.of("gce-internal"),
            "service.beta.kubernetes.io/aws-load-balancer-internal", Set.of("true", "0.0.0.0/0"),
            "service.beta.kubernetes.io/aws-load-balancer-scheme", Set.of("internal"),
            "service.beta.kubernetes.io/azure-load-balancer-internal", Set.of("true"),
            "networking.gke.io/load-balancer-type", Set.of("internal"),
            "cloud.google.com/load-balancer-type", Set.of("internal"));

    private static final Set<String> EVERYONE = Set.of("0.0.0.0/0", "::/0");

    private final KubernetesObject object;
    private final AssetKey key;
    private final Facts facts;

    KubernetesTraffic(KubernetesObject object, Facts facts) {
        this.object = object;
        this.key = object.key();
        this.facts = facts;
    }

    void state() {
        JsonNode spec = object.node().path("spec");
        switch (object.kind()) {
            case "Service" -> service(spec);
            case "Ingress" -> {
                internet();
                ingress(spec);
            }
            case "Gateway" -> internet();
            case "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "UDPRoute" -> gatewayRoute(spec);
            case "Route" -> {
                internet();
                expose("", "Service", spec.path("to").path("name"));
                spec.path("alternateBackends").forEach(backend -> expose("", "Service", backend.path("name")));
            }
            default -> {}
        }
    }

    private void service(JsonNode spec) {
        String type = spec.path("type").asText();
        boolean outside = type.equals("LoadBalancer")
                || type.equals("NodePort")
                || !spec.path("externalIPs").isEmpty();
        JsonNode ranges = spec.path("loadBalancerSourceRanges");
        boolean narrowed = type.equals("LoadBalancer") && !ranges.isEmpty();
        for (JsonNode range : ranges) {
            narrowed &= !EVERYONE.contains(range.asText().strip());
        }
        if (outside && !narrowed) {
            internet();
        }
        TreeMap<String, String> selector = KubernetesObject.texts(spec.path("selector"));
        if (!selector.isEmpty() && !type.equals("ExternalName")) {
            AssetKey node = KubernetesSelectors.node(object, selector);
            facts.asset(node, "", "");
            facts.relation(key, RelationType.EXPOSES, node);
        }
    }

    private void ingress(JsonNode spec) {
        Set<String> services = new LinkedHashSet<>();
        backend(spec.path("defaultBackend"), services);
        backend(spec.path("backend"), services);
        for (JsonNode rule : spec.path("rules")) {
            for (JsonNode path : rule.path("http").path("paths")) {
                backend(path.path("backend"), services);
            }
        }
        services.forEach(
                name -> facts.relation(key, RelationType.EXPOSES, object.sibling(object.namespace(), "Service", name)));
    }

    /** Adds the service of a backend: {@code service.name}, before networking.k8s.io/v1 {@code serviceName}. */
    private static void backend(JsonNode backend, Set<String> services) {
        for (JsonNode name : List.of(backend.path("service").path("name"), backend.path("serviceName"))) {
            if (!name.asText().isBlank()) {
                services.add(name.asText().strip());
            }
        }
    }

    private void gatewayRoute(JsonNode spec) {
        for (JsonNode parent : spec.path("parentRefs")) {
            String name = parent.path("name").asText().strip();
            if (!name.isEmpty()) {
                String kind = parent.path("kind").asText("Gateway");
                facts.relation(
                        object.sibling(parent.path("namespace").asText().strip(), kind, name),
                        RelationType.EXPOSES,
                        key);
            }
        }
        for (JsonNode rule : spec.path("rules")) {
            for (JsonNode backend : rule.path("backendRefs")) {
                expose(
                        backend.path("namespace").asText().strip(),
                        backend.path("kind").asText("Service"),
                        backend.path("name"));
            }
        }
    }

    private void expose(String namespace, String kind, JsonNode name) {
        if (!name.asText().isBlank()) {
            facts.relation(
                    key,
                    RelationType.EXPOSES,
                    object.sibling(namespace, kind, name.asText().strip()));
        }
    }

    private void internet() {
        JsonNode annotations = object.metadata().path("annotations");
        boolean internal = INTERNAL.entrySet().stream()
                .anyMatch(entry -> entry.getValue()
                        .contains(annotations
                                .path(entry.getKey())
                                .asText()
                                .strip()
                                .toLowerCase(Locale.ROOT)));
        boolean internalClass =
                object.node().path("spec").path("ingressClassName").asText().equals("gce-internal");
        if (!internal && !internalClass) {
            facts.relation(GraphWalk.INTERNET, RelationType.EXPOSES, key);
        }
    }
}
